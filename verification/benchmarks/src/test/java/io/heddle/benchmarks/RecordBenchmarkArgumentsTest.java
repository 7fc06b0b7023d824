// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.workload.WorkloadCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordBenchmarkArgumentsTest {
    @Test
    void shouldRunEverythingByDefault() {
        assertThat(RecordBenchmarkArguments.parse(List.of()))
                .isEqualTo(new RecordBenchmarkArguments(RecordBenchmarkArguments.ROUNDS, false, WorkloadCatalog.names(),
                        Path.of("target")));
    }

    @Test
    void shouldAcceptAllOptions() {
        assertThat(RecordBenchmarkArguments
                .parse(List.of("--quick", "--only", "identity", "--only", "wide", "--output", "x")))
                .isEqualTo(new RecordBenchmarkArguments(
                        RecordBenchmarkArguments.QUICK_ROUNDS,
                        true,
                        List.of("identity/order", "identity/account", "mask-2/wide"),
                        Path.of("x")));
        assertThat(RecordBenchmarkArguments.parse(List.of("--quick", "--rounds", "7")).rounds()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds=0", "--rounds=x", "--only=nothing", "--fast"})
    void shouldReportInvalidOptions(String options) {
        assertThatThrownBy(() -> RecordBenchmarkArguments.parse(List.of(options.split("="))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(--rounds|--only|workload).*");
    }
}
