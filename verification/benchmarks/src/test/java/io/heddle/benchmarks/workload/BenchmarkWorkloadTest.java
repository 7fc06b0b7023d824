// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.OrderDataset;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BenchmarkWorkloadTest {
    @Test
    void shouldFailWhenOneRecordDiffersBetweenImplementations() {
        BenchmarkWorkload workload = new BenchmarkWorkload(
                "test/order",
                "",
                OrderDataset.dataset(),
                0,
                List.of(
                        WorkloadVariant.accept(() -> index -> index, result -> result),
                        WorkloadVariant.run(() -> index -> index, result -> result),
                        WorkloadVariant.peer("peer", () -> index -> index == 511 ? 0 : index, result -> result)),
                PerformanceGoal.faster(1));

        assertThatThrownBy(workload::compare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("test/order: accept and peer differ on record 511; there is nothing to compare");
    }
}
