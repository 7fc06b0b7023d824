// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.workload.Workload;
import io.heddle.benchmarks.workload.Workloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkloadsTest {
    static List<String> names() {
        return Workloads.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldSayTheSameOnAllSidesWhenEveryRecordIsRun(String name) throws Exception {
        Workloads.named(name).compare();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldMeasureDifferentRecordsOfTheStatedSize(String name) {
        Workload workload = Workloads.named(name);

        double mean = workload.data().encoded(0).stream().mapToInt(bytes -> bytes.length).average().orElseThrow();

        assertThat(new HashSet<>(workload.data().records())).hasSizeGreaterThan(500);
        switch (workload.data().name()) {
            case "order" -> assertThat(mean).isBetween(270.0, 330.0);
            case "account" -> assertThat(mean).isBetween(950.0, 1100.0);
            default -> assertThat(workload.data().schema().getFields()).hasSize(500);
        }
    }

    @Test
    void shouldNameWhatThereIsWhenAWorkloadIsUnknown() {
        assertThatThrownBy(() -> Workloads.named("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mask-2/order");
    }
}
