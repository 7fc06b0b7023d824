// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.governance.monitor.ObjectiveStatus.Transition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectiveStatusTest {
    @Property(tries = 500)
    void shouldReportBreachAndRecoveryInTurn(@ForAll @NotEmpty List<SlaObjectiveState> found) {
        List<Transition> transitions = new ArrayList<>();
        long now = 0;
        ObjectiveStatus status = null;
        for (SlaObjectiveState state : found) {
            now += 1_000;
            ObjectiveStatus.Update step =
                    status == null ? ObjectiveStatus.first(state, now) : status.next(state, now);
            if (status == null || status.state() != state) {
                assertThat(step.report()).isTrue();
                assertThat(step.status().since()).isEqualTo(now);
            }
            status = step.status();
            if (step.transition() != Transition.NOTHING) {
                transitions.add(step.transition());
            }
        }

        for (int i = 0; i < transitions.size(); i++) {
            assertThat(transitions.get(i)).isEqualTo(i % 2 == 0 ? Transition.BREACHED : Transition.RECOVERED);
        }
        boolean open = found.lastIndexOf(SlaObjectiveState.BREACHED) > found.lastIndexOf(SlaObjectiveState.MET);
        assertThat(transitions.size() % 2 == 1).isEqualTo(open);
    }

    @Test
    void shouldReportAnUnchangedStatusEveryTenSeconds() {
        ObjectiveStatus status = ObjectiveStatus.first(SlaObjectiveState.MET, 0).status();
        List<Long> reported = new ArrayList<>();
        for (long now = 1_000; now <= 30_000; now += 1_000) {
            ObjectiveStatus.Update step = status.next(SlaObjectiveState.MET, now);
            status = step.status();
            if (step.report()) {
                reported.add(now);
            }
        }

        assertThat(reported).containsExactly(10_000L, 20_000L, 30_000L);
    }
}
