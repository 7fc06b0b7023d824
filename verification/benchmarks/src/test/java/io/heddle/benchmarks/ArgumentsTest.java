// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArgumentsTest {
    @Test
    void shouldRunEverythingWhenNothingIsAsked() {
        assertThat(Arguments.parse(List.of()))
                .isEqualTo(new Arguments(Arguments.ROUNDS, false, Workloads.names(), Path.of("target")));
    }

    @Test
    void shouldTakeAllOptions() {
        assertThat(Arguments.parse(List.of("--quick", "--only", "identity", "--only", "wide", "--output", "x")))
                .isEqualTo(new Arguments(
                        Arguments.QUICK_ROUNDS,
                        true,
                        List.of("identity/order", "identity/account", "mask-2/wide"),
                        Path.of("x")));
        assertThat(Arguments.parse(List.of("--quick", "--rounds", "7")).rounds()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds=0", "--rounds=x", "--only=nothing", "--fast"})
    void shouldSayWhatIsWrongWhenAnOptionMakesNoSense(String options) {
        assertThatThrownBy(() -> Arguments.parse(List.of(options.split("="))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(--rounds|--only|workload).*");
    }
}
