// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GateBenchmarkArgumentsTest {
    private static final List<String> NAMES = List.of("throughput-order", "latency-order");

    @Test
    void shouldRunEverythingInThreeRoundsByDefault() {
        GateBenchmarkArguments arguments = GateBenchmarkArguments.parse(List.of(), NAMES);

        assertThat(arguments.rounds()).isEqualTo(3);
        assertThat(arguments.selected()).isEqualTo(NAMES);
        assertThat(arguments.ceiling()).isEmpty();
    }

    @Test
    void shouldParseGivenArguments() {
        GateBenchmarkArguments arguments =
                GateBenchmarkArguments.parse(List.of("--quick", "--only", "latency", "--ceiling", "90000"), NAMES);

        assertThat(arguments.rounds()).isEqualTo(1);
        assertThat(arguments.includes("latency-order")).isTrue();
        assertThat(arguments.includes("throughput-order")).isFalse();
        assertThat(arguments.ceiling()).isEqualTo(Optional.of(90_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--rounds", "--rounds 0", "--only nothing", "--ceiling -3"})
    void shouldReportInvalidArguments(String line) {
        assertThatThrownBy(() -> GateBenchmarkArguments.parse(List.of(line.split(" ")), NAMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line.split(" ")[0].equals("--only") ? "nothing" : line.split(" ")[0]);
    }
}
