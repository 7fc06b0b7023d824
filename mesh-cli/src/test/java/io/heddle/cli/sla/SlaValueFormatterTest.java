// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.sla;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.heddle.contract.SlaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlaValueFormatterTest {
    @ParameterizedTest
    @CsvSource({
        "completeness, 0.99, 99.00 %", "availability, 0.999, 99.90 %", "errorRate, 0.025, 2.50 %",
        "freshness, 0.99, 1.0 s", "freshness, 3900, 1 h 5 m", "latency, 5, 5 s", "throughput, 500, 500",
        "throughput, 0.5, 0.5", "propertyOfANewerMonitor, 0.99, 0.99"
    })
    void shouldShowAValueAsTheKindOfItsProperty(String property, double value, String text) {
        assertThat(SlaValueFormatter.text(property, DoubleNode.valueOf(value))).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(SlaProperty.class)
    void shouldShowSecondsOnlyForDurations(SlaProperty property) {
        assertThat(SlaValueFormatter.text(property.word(), DoubleNode.valueOf(0.99)))
                .isEqualTo(switch (property.kind()) {
                    case DURATION -> "1.0 s";
                    case SHARE -> "99.00 %";
                    case AMOUNT, FREE -> "0.99";
                });
    }

    @Test
    void shouldShowADashIfThereIsNoValue() {
        assertThat(SlaValueFormatter.text("freshness", NullNode.getInstance())).isEqualTo("-");
    }
}
