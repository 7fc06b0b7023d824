// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

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

/** The state of a monitor in health, from the state of its application. */
class MonitorStateTest {
    private static final StreamsRun RUN = new StreamsRun(1, 0, 0, Optional.empty());

    private static Stream<Arguments> states() {
        return Stream.of(
                arguments(new StreamsState.Created(), MonitorHealth.State.STARTING),
                arguments(new StreamsState.Starting(RUN), MonitorHealth.State.STARTING),
                arguments(new StreamsState.Running(RUN), MonitorHealth.State.RUNNING),
                arguments(new StreamsState.Restarting(RUN, "", 1, Duration.ZERO), MonitorHealth.State.RESTARTING),
                arguments(new StreamsState.Retrying(RUN, ""), MonitorHealth.State.RESTARTING),
                arguments(
                        new StreamsState.Stopping(Optional.empty(), Optional.empty()), MonitorHealth.State.STOPPED),
                arguments(new StreamsState.Stopped(Optional.empty()), MonitorHealth.State.STOPPED));
    }

    @ParameterizedTest
    @MethodSource("states")
    void shouldFollowItsApplication(StreamsState streams, MonitorHealth.State expected) {
        assertThat(Monitor.stateOf(streams)).isEqualTo(expected);
    }
}
