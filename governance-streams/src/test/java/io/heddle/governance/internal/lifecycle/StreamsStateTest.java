// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import io.heddle.governance.internal.lifecycle.StreamsState.Created;
import io.heddle.governance.internal.lifecycle.StreamsState.Restarting;
import io.heddle.governance.internal.lifecycle.StreamsState.Retrying;
import io.heddle.governance.internal.lifecycle.StreamsState.Running;
import io.heddle.governance.internal.lifecycle.StreamsState.Started;
import io.heddle.governance.internal.lifecycle.StreamsState.Starting;
import io.heddle.governance.internal.lifecycle.StreamsState.Stopped;
import io.heddle.governance.internal.lifecycle.StreamsState.Stopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class StreamsStateTest {
    private static final long NOW = 5_000;
    private static final String CAUSE = "TimeoutException";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static StreamsRun run(int number, int restarts) {
        return new StreamsRun(number, NOW, restarts, Optional.empty());
    }

    private static Stream<Started> started() {
        return Stream.of(new Starting(run(3, 1)), new Running(run(3, 1)), new Retrying(run(3, 1), "old cause"));
    }

    private static Restarting restarting() {
        return new Restarting(run(3, 1), CAUSE, 2, PAUSE);
    }

    @Test
    void shouldBeginWithTheFirstRun() {
        assertThat(new Created().start(NOW)).isEqualTo(new Starting(run(1, 0)));
    }

    @Test
    void shouldRunWhenStarted() {
        assertThat(new Starting(run(3, 1)).running()).isEqualTo(new Running(run(3, 1)));
    }

    @Test
    void shouldForgetTheFailureWhenTheRetryRuns() {
        Running running = new Retrying(run(3, 1), CAUSE).running();

        assertThat(running).isEqualTo(new Running(run(3, 1)));
        assertThat(running.failure()).isEmpty();
    }

    @Test
    void shouldReturnToStartingInTheSameRunWhenItRebalances() {
        assertThat(new Running(run(3, 1)).rebalancing()).isEqualTo(new Starting(run(3, 1)));
    }

    @ParameterizedTest
    @MethodSource("started")
    void shouldRestartAfterAPauseWhenTheRunFails(Started started) {
        Restarting restarting = started.failed(CAUSE, 2, PAUSE);

        assertThat(restarting).isEqualTo(restarting());
        assertThat(restarting.failure()).hasValue(CAUSE);
    }

    @Test
    void shouldKeepTheFailureWhileItRetries() {
        Retrying retrying = restarting().retry(NOW);

        assertThat(retrying).isEqualTo(new Retrying(run(4, 2), CAUSE));
        assertThat(retrying.failure()).hasValue(CAUSE);
    }

    @ParameterizedTest
    @MethodSource("started")
    void shouldStopWithTheLastFailure(Started started) {
        assertThat(started.stop()).isEqualTo(new Stopping(Optional.empty(), started.failure()));
    }

    @Test
    void shouldStopBeforeTheFirstRun() {
        assertThat(new Created().stop()).isEqualTo(new Stopping(Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldStopInsteadOfRestarting() {
        assertThat(restarting().stop()).isEqualTo(new Stopping(Optional.empty(), Optional.of(CAUSE)));
    }

    @Test
    void shouldEndStoppedWithTheLastFailure() {
        Stopped stopped = restarting().stop().stopped();

        assertThat(stopped.failure()).hasValue(CAUSE);
    }

    @Test
    void shouldCountRestartsUntilARunIsStable() {
        long minute = Duration.ofMinutes(1).toNanos();

        assertThat(run(3, 2).restartsAt(NOW + minute)).isEqualTo(2);
        assertThat(run(3, 2).restartsAt(NOW + minute + 1)).isZero();
    }
}
