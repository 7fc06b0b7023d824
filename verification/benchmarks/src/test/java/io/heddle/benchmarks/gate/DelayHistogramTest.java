// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DelayHistogramTest {
    @Test
    void shouldReportPercentilesOfTheCountedDelays() {
        DelayHistogram delays = new DelayHistogram();
        for (int millis = 1; millis <= 1000; millis++) {
            delays.add(millis);
        }

        assertThat(delays.total()).isEqualTo(1000);
        assertThat(delays.percentile(50)).isEqualTo(500);
        assertThat(delays.percentile(99)).isEqualTo(990);
        assertThat(delays.percentile(99.9)).isEqualTo(999);
        assertThat(delays.percentile(100)).isEqualTo(1000);
    }

    @Test
    void shouldCountDelaysBeyondItsRangeAtItsEnds() {
        DelayHistogram delays = new DelayHistogram();
        delays.add(-5);
        delays.add(1_000_000);

        assertThat(delays.percentile(50)).isZero();
        assertThat(delays.percentile(100)).isEqualTo(60_000);
    }

    @Test
    void shouldUseTheMedianOfTheRounds() {
        assertThat(RoundMedian.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(RoundMedian.of(List.of(4.0, 1.0))).isEqualTo(2.5);
        assertThat(RoundMedian.of(List.of())).isNaN();
    }
}
