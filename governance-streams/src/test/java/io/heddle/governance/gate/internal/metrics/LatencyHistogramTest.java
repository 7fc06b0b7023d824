// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class LatencyHistogramTest {
    private final LatencyHistogram latency = new LatencyHistogram();

    @Test
    void shouldCountEachLatencyInTheBucketOfTheNextPowerOfTwo() {
        Random random = new Random(7);
        Map<String, Long> expected = new HashMap<>();
        long sum = 0;
        for (int i = 0; i < 10_000; i++) {
            long took = random.nextLong(1L << random.nextInt(1, 20));
            long bound = 1;
            while (bound < took) {
                bound *= 2;
            }
            expected.merge(bound > 65_536 ? "inf" : Long.toString(bound), 1L, Long::sum);
            sum += took;
            latency.recordLatency(1_000, 1_000 + took);
        }

        assertThat(latency.byBound()).isEqualTo(expected);
        assertThat(latency.sum()).isEqualTo(sum);
    }

    @Test
    void shouldClampImplausibleTimestamps() {
        latency.recordLatency(5_000, 4_000);
        latency.recordLatency(Long.MIN_VALUE / 2, 4_000);
        latency.recordLatency(0, Long.MAX_VALUE);

        assertThat(latency.byBound()).isEqualTo(Map.of("1", 1L, "inf", 2L));
        assertThat(latency.max()).isEqualTo(86_400_000);
        assertThat(latency.sum()).isEqualTo(2 * 86_400_000);
    }
}
