// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import io.heddle.governance.internal.lifecycle.StreamsState.Created;
import io.heddle.governance.internal.lifecycle.StreamsState.Restarting;
import io.heddle.governance.internal.lifecycle.StreamsState.Retrying;
import io.heddle.governance.internal.lifecycle.StreamsState.Running;
import io.heddle.governance.internal.lifecycle.StreamsState.Starting;
import io.heddle.governance.internal.lifecycle.StreamsState.Stopped;
import io.heddle.governance.internal.lifecycle.StreamsState.Stopping;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A runner with scripted clients; pauses end when the test says so, in its thread. */
class StreamsRunnerTest {
    @TempDir
    private Path stateDir = Path.of("");

    private final List<ScriptedStreams> runs = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final ManualScheduler scheduler = new ManualScheduler();
    private Runnable duringCreation = () -> {};
    private Runnable duringClose = () -> {};
    private boolean closesInTime = true;
    private final StreamsRunner runner = new StreamsRunner(
            "test", "mesh.test", this::client, scheduler, failures::add, Runnable::run);

    private KafkaStreams client() {
        duringCreation.run();
        ScriptedStreams client = new ScriptedStreams(stateDir, () -> {
            duringClose.run();
            return closesInTime;
        });
        runs.add(client);
        return client;
    }

    private ScriptedStreams run(int number) {
        return runs.get(number - 1);
    }

    @AfterEach
    void release() {
        scheduler.shutdownNow();
        runs.forEach(ScriptedStreams::release);
    }

    @Test
    void shouldFollowItsClientWhileNothingFails() {
        assertThat(runner.state()).isEqualTo(new Created());

        runner.start();
        assertThat(runner.state()).isInstanceOf(Starting.class);

        run(1).changeState(State.RUNNING);
        assertThat(runner.state()).isInstanceOf(Running.class);

        run(1).changeState(State.REBALANCING);
        assertThat(runner.state()).isInstanceOf(Starting.class);

        runner.close();
        assertThat(runner.state()).isInstanceOf(Stopped.class);
        assertThat(run(1).closeCalls()).isEqualTo(1);
    }

    @Test
    void shouldStartOneClientWhenStartedTwice() {
        runner.start();
        runner.start();

        assertThat(runs).hasSize(1);
    }

    @Test
    void shouldShowTheFailureUntilItIsRunning() {
        runner.start();
        run(1).changeState(State.RUNNING);

        run(1).fail(new IllegalStateException("a record's value", new ArithmeticException("another value")));
        assertThat(runner.state()).isInstanceOf(Restarting.class);
        assertThat(runner.state().failure()).hasValue("ArithmeticException");
        assertThat(failures).singleElement().isInstanceOf(ArithmeticException.class);

        scheduler.endPause();
        assertThat(run(1).closeCalls()).isEqualTo(1);
        assertThat(runner.state()).isInstanceOf(Retrying.class);
        run(2).changeState(State.REBALANCING);
        assertThat(runner.state().failure()).hasValue("ArithmeticException");

        run(2).changeState(State.RUNNING);
        assertThat(runner.state()).isInstanceOf(Running.class);
        assertThat(runner.state().failure()).isEmpty();
    }

    @Test
    void shouldPauseLongerWhenTheRetryFails() {
        runner.start();
        run(1).fail(new IllegalStateException());
        long first = scheduler.endPause();
        run(2).fail(new ArithmeticException());
        long second = scheduler.endPause();
        run(3).fail(new IllegalStateException());
        long third = scheduler.endPause();

        assertThat(first).isBetween(500L, 1_000L);
        assertThat(second).isBetween(1_000L, 2_000L);
        assertThat(third).isBetween(2_000L, 4_000L);
    }

    @Test
    void shouldRestartWhenTheClientCannotBeCreated() {
        duringCreation = () -> {
            throw new IllegalArgumentException("setting");
        };
        runner.start();
        assertThat(runner.state().failure()).hasValue("IllegalArgumentException");

        duringCreation = () -> {};
        scheduler.endPause();
        run(1).changeState(State.RUNNING);

        assertThat(runner.state()).isInstanceOf(Running.class);
    }

    @Test
    void shouldRestartOnceWhenSeveralThreadsFail() {
        runner.start();
        run(1).fail(new IllegalStateException());
        run(1).fail(new ArithmeticException());

        assertThat(failures).hasSize(1);
        assertThat(scheduler.pauses()).isEqualTo(1);
    }

    @Test
    void shouldIgnoreCallbacksOfAnEarlierRun() {
        runner.start();
        run(1).fail(new IllegalStateException());
        scheduler.endPause();

        run(1).changeState(State.RUNNING);
        run(1).fail(new ArithmeticException());

        assertThat(runner.state()).isInstanceOf(Retrying.class);
        assertThat(failures).hasSize(1);
    }

    @Test
    void shouldNotReportRecoveryWhenTheFailedRunReportsRunning() {
        runner.start();
        run(1).fail(new IllegalStateException());

        run(1).changeState(State.RUNNING);

        assertThat(runner.state()).isInstanceOf(Restarting.class);
    }

    @Test
    void shouldRestartWhenTheClientEndsInErrorWithoutAFailure() {
        runner.start();
        run(1).changeState(State.PENDING_ERROR);
        run(1).changeState(State.ERROR);

        assertThat(runner.state().failure()).hasValue("IllegalStateException");
        assertThat(scheduler.pauses()).isEqualTo(1);
    }

    @Test
    void shouldReadTheClientsStateWhenChangesArriveOutOfOrder() {
        runner.start();
        run(1).changeState(State.RUNNING);

        run(1).report(State.REBALANCING);

        assertThat(runner.state()).isInstanceOf(Running.class);
    }

    @Test
    void shouldNotRestartWhenClosedDuringThePause() {
        runner.start();
        run(1).fail(new IllegalStateException());

        runner.close();
        scheduler.endPause();

        assertThat(runs).hasSize(1);
        assertThat(runner.state()).isInstanceOf(Stopped.class);
        assertThat(runner.state().failure()).hasValue("IllegalStateException");
    }

    @Test
    void shouldNotRestartWhenClosedWhileTheFailedRunStops() {
        runner.start();
        run(1).fail(new IllegalStateException());
        duringClose = () -> {
            duringClose = () -> {};
            runner.close();
        };

        scheduler.endPause();

        assertThat(runs).hasSize(1);
        assertThat(runner.state()).isInstanceOf(Stopped.class);
    }

    @Test
    void shouldNotRestartWhenItFailsWhileClosing() {
        runner.start();
        duringClose = () -> run(1).fail(new IllegalStateException());

        runner.close();

        assertThat(failures).isEmpty();
        assertThat(scheduler.pauses()).isZero();
        assertThat(runner.state()).isInstanceOf(Stopped.class);
    }

    @Test
    void shouldNotStartWhenClosedBefore() {
        runner.close();
        runner.start();

        assertThat(runs).isEmpty();
        assertThat(runner.state()).isInstanceOf(Stopped.class);
    }

    @Test
    void shouldKeepStoppingWhenTheClientDoesNotStopInTime() {
        runner.start();
        closesInTime = false;
        runner.close();
        assertThat(runner.state()).isInstanceOf(Stopping.class);

        closesInTime = true;
        runner.close();
        assertThat(runner.state()).isInstanceOf(Stopped.class);
        assertThat(run(1).closeCalls()).isEqualTo(2);
    }

    @Test
    void shouldNotRestartWhenTheSchedulerHasEnded() {
        runner.start();
        scheduler.shutdownNow();

        run(1).fail(new IllegalStateException());

        assertThat(runner.state()).isInstanceOf(Restarting.class);
        assertThat(scheduler.pauses()).isZero();
    }
}
