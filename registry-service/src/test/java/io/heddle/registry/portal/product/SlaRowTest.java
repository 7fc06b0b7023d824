// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.SlaProperty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlaRowTest {
    @Test
    void shouldExplainAnObjectiveWithoutAStatus() {
        assertThat(SlaRow.withoutStatus(SlaProperty.FRESHNESS.treatment())).isEqualTo("not measured yet");
        assertThat(SlaRow.withoutStatus(SlaProperty.RETENTION.treatment())).isEqualTo("set on the topics");
        assertThat(SlaRow.withoutStatus(SlaProperty.LATENCY.treatment())).isEqualTo("recorded, not measured");
    }
}
