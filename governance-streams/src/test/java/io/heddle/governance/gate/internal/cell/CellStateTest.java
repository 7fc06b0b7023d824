// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.internal.lifecycle.StreamsRun;
import io.heddle.governance.internal.lifecycle.StreamsState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The state of a cell in health, from the state of its application. */
class CellStateTest {
    private static final StreamsRun RUN = new StreamsRun(1, 0, 0, Optional.empty());

    private static Stream<Arguments> states() {
        return Stream.of(
                arguments(new StreamsState.Created(), GateHealth.State.STARTING, GateHealth.State.STARTING),
                arguments(new StreamsState.Starting(RUN), GateHealth.State.STARTING, GateHealth.State.WAITING),
                arguments(new StreamsState.Running(RUN), GateHealth.State.RUNNING, GateHealth.State.WAITING),
                unaffected(new StreamsState.Restarting(RUN, "", 1, Duration.ZERO), GateHealth.State.RESTARTING),
                unaffected(new StreamsState.Retrying(RUN, ""), GateHealth.State.RESTARTING),
                unaffected(
                        new StreamsState.Stopping(Optional.empty(), Optional.empty()), GateHealth.State.STOPPED),
                unaffected(new StreamsState.Stopped(Optional.empty()), GateHealth.State.STOPPED));
    }

    private static Arguments unaffected(StreamsState streams, GateHealth.State state) {
        return arguments(streams, state, state);
    }

    @ParameterizedTest
    @MethodSource("states")
    void shouldFollowItsApplication(StreamsState streams, GateHealth.State expected, GateHealth.State whenWaiting) {
        assertThat(Cell.stateOf(streams, false, false)).isEqualTo(expected);
        assertThat(Cell.stateOf(streams, false, true)).isEqualTo(whenWaiting);
    }

    @ParameterizedTest
    @MethodSource("states")
    void shouldBeStalledOnlyInStatesThatProcessRecords(
            StreamsState streams, GateHealth.State expected, GateHealth.State whenWaiting) {
        GateHealth.State whenStalled =
                whenWaiting == GateHealth.State.WAITING ? GateHealth.State.STALLED : expected;

        assertThat(Cell.stateOf(streams, true, true)).isEqualTo(whenStalled);
        assertThat(Cell.stateOf(streams, true, false)).isEqualTo(whenStalled);
    }
}
