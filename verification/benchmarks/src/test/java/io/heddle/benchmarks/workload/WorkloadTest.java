// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Orders;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkloadTest {
    @Test
    void shouldFailWhenOneRecordOfOneSideDiffers() {
        Workload workload = new Workload(
                "test/order",
                "",
                Orders.dataset(),
                0,
                List.of(
                        Side.accept(() -> index -> index, result -> result),
                        Side.run(() -> index -> index, result -> result),
                        Side.peer("peer", () -> index -> index == 511 ? 0 : index, result -> result)),
                Goal.faster(1));

        assertThatThrownBy(workload::compare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("test/order: accept and peer differ on record 511; there is nothing to compare");
    }
}
