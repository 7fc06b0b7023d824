// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkloadCatalogTest {
    static List<String> names() {
        return WorkloadCatalog.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldDecideEveryRecordAlikeInAllImplementations(String name) throws Exception {
        WorkloadCatalog.named(name).compare();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldMeasureDifferentRecordsOfTheStatedSize(String name) {
        BenchmarkWorkload workload = WorkloadCatalog.named(name);

        double mean = workload.data().encoded(0).stream().mapToInt(bytes -> bytes.length).average().orElseThrow();

        assertThat(new HashSet<>(workload.data().records())).hasSizeGreaterThan(500);
        switch (workload.data().name()) {
            case "order" -> assertThat(mean).isBetween(270.0, 330.0);
            case "account" -> assertThat(mean).isBetween(950.0, 1100.0);
            default -> assertThat(workload.data().schema().getFields()).hasSize(500);
        }
    }

    @Test
    void shouldListTheWorkloadsWhenOneIsUnknown() {
        assertThatThrownBy(() -> WorkloadCatalog.named("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mask-2/order");
    }
}
