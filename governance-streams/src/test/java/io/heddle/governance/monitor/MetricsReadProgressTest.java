// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsReadProgressTest {
    private static final long NOW = 1_700_000_000_000L;

    private final MetricsReadProgress progress = new MetricsReadProgress();

    private static OptionalLong none() {
        return OptionalLong.empty();
    }

    @Test
    void shouldKnowNothingBeforeItHasAPositionAndAnEnd() {
        assertThat(progress.readUpTo(0, NOW)).isEmpty();
        progress.onEnd(0, 0, NOW);
        assertThat(progress.readUpTo(0, NOW)).isEmpty();

        progress.onPolled(0, 0, none());

        assertThat(progress.readUpTo(0, NOW)).hasValue(NOW);
        assertThat(progress.readUpTo(1, NOW)).isEmpty();
    }

    @Test
    void shouldWaitUntilPolledRecordsAreProcessed() {
        progress.onEnd(0, 11, NOW);
        progress.onPolled(0, 11, OptionalLong.of(9));
        assertThat(progress.readUpTo(0, NOW)).isEmpty();
        progress.onProcessed(0, 8);
        assertThat(progress.readUpTo(0, NOW)).isEmpty();

        progress.onProcessed(0, 9);

        assertThat(progress.readUpTo(0, NOW)).hasValue(NOW);
    }

    @Test
    void shouldWaitForRecordsOfTransactionsThatAreOpen() {
        progress.onPolled(0, 10, none());
        progress.onEnd(0, 12, NOW);
        assertThat(progress.readUpTo(0, NOW)).isEmpty();

        progress.onPolled(0, 12, none());

        assertThat(progress.readUpTo(0, NOW)).hasValue(NOW);
    }

    @Test
    void shouldForgetWhenNoNewerEndWasMeasured() {
        progress.onPolled(0, 10, none());
        progress.onEnd(0, 10, NOW);

        long limit = MetricsReadProgress.VALID_FOR.toMillis();
        assertThat(progress.readUpTo(0, NOW + limit)).hasValue(NOW);
        assertThat(progress.readUpTo(0, NOW + limit + 1)).isEmpty();
        assertThat(progress.readUpTo(0, NOW - limit - 1)).isEmpty();
    }

    @Test
    void shouldKeepTheLastEndThatWasReachedWhileItReadsOn() {
        progress.onPolled(0, 10, none());
        progress.onEnd(0, 10, NOW);
        progress.onEnd(0, 20, NOW + 1_000);

        assertThat(progress.readUpTo(0, NOW + 1_000)).hasValue(NOW);
    }

    @Test
    void shouldReadToANewEndWhenATaskStarts() {
        progress.onPolled(0, 10, none());
        progress.onEnd(0, 10, NOW);

        progress.onTaskStarted(0);
        progress.onPolled(0, 10, none());
        assertThat(progress.readUpTo(0, NOW)).isEmpty();
        progress.onEnd(0, 10, NOW + 1);

        assertThat(progress.readUpTo(0, NOW + 1)).hasValue(NOW + 1);
    }

    /** Another monitor processed the records that this one had polled. */
    @Test
    void shouldStartAgainWhenThePartitionComesBack() {
        progress.onPolled(0, 10, OptionalLong.of(9));

        progress.onAssigned(0);
        progress.onEnd(0, 30, NOW);
        assertThat(progress.readUpTo(0, NOW)).isEmpty();
        progress.onPolled(0, 30, none());

        assertThat(progress.readUpTo(0, NOW)).hasValue(NOW);
    }
}
