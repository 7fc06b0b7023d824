// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RunningComponentsTest {
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final RunningComponents parts = new RunningComponents();

    @Test
    void shouldStopOnceAndInOrder() {
        parts.add(RunningComponents.StopPhase.LAST, () -> stopped.add("broker"));
        parts.add(RunningComponents.StopPhase.FIRST, () -> stopped.add("gate"));
        parts.add(RunningComponents.StopPhase.SECOND, () -> stopped.add("registry"));

        assertThat(parts.close()).isTrue();
        assertThat(parts.close()).isFalse();
        assertThat(stopped).containsExactly("gate", "registry", "broker");
    }

    @Test
    void shouldStopTheOthersWhenOneFailsToStop() {
        parts.add(RunningComponents.StopPhase.FIRST, () -> {
            throw new IllegalStateException("stuck");
        });
        parts.add(RunningComponents.StopPhase.LAST, () -> stopped.add("broker"));

        parts.close();

        assertThat(stopped).containsExactly("broker");
    }

    @Test
    void shouldStopAPartThatIsAddedAfterTheStop() {
        parts.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> parts.add(RunningComponents.StopPhase.LAST, () -> stopped.add("late")));
        assertThat(stopped).containsExactly("late");
    }
}
