// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.retry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class JitteredBackoffTest {
    private final JitteredBackoff backoff = new JitteredBackoff(Duration.ofMillis(100), Duration.ofMillis(500));

    private void assertPauses(int... longest) {
        for (int max : longest) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(max / 2), Duration.ofMillis(max));
        }
    }

    @Test
    void shouldDoubleTheDelayUpToTheMaximum() {
        assertPauses(100, 200, 400, 500, 500, 500);
    }

    @Test
    void shouldStartOverWhenItIsReset() {
        assertPauses(100, 200, 400);

        backoff.reset();

        assertPauses(100, 200);
    }

    @Test
    void shouldReturnTheDelayOfAGivenAttempt() {
        assertThat(backoff.delay(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.delay(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backoff.delay(Integer.MAX_VALUE)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertPauses(100, 200);
    }

    @Test
    void shouldSpreadDelaysByJitter() {
        Set<Duration> first = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            first.add(new JitteredBackoff(Duration.ofSeconds(10), Duration.ofSeconds(10)).next());
        }

        assertThat(first).hasSizeGreaterThan(50);
        assertThat(List.copyOf(first)).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) >= 0);
    }
}
