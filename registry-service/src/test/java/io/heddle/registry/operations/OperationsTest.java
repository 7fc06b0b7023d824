// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.mesh.Heartbeat;
import io.heddle.contract.mesh.Heartbeat.State;
import io.heddle.contract.mesh.Heartbeat.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class OperationsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SteppedClock clock = new SteppedClock(NOW);
    private final InstanceBoard board = new InstanceBoard(clock);

    private static Heartbeat.Cell cell(String domain, State state, Heartbeat.Wait... waits) {
        return new Heartbeat.Cell(domain, state, Optional.empty(), List.of(waits), waits.length);
    }

    private static Heartbeat gate(String name, State state, Heartbeat.Cell... cells) {
        return new Heartbeat("gate", name, NOW.minusSeconds(100), NOW, Status.of(state, Optional.empty(), List.of(cells)));
    }

    private Operations operations(String... domains) {
        return Operations.of(clock.instant(), Set.of(domains), board.instances(),
                new FlowBoard(clock).throughput(1), Lag.of(NOW, List.of(new Lag.Cell("crm", "mesh.gate.crm", 12, List.of()))));
    }

    @Test
    void shouldShowTheWorstStateWhenSeveralGatesHostADomain() {
        board.add("a", gate("a", State.RUNNING, cell("crm", State.RUNNING)), NOW);
        board.add("b", gate("b", State.WAITING, cell("crm", State.WAITING)), NOW);

        assertThat(operations("crm").cells()).containsExactly(
                new Operations.Cell("crm", "WAITING", List.of("a", "b"), null, 0, 12L));
    }

    @Test
    void shouldSayThatNobodyGovernsADomainWhenItsGatesAreSilent() {
        board.add("a", gate("a", State.RUNNING, cell("crm", State.RUNNING)), NOW);
        clock.set(NOW.plus(InstanceBoard.LOST_AFTER).plusSeconds(1));

        assertThat(operations("crm", "web").cells()).extracting(Operations.Cell::state)
                .containsExactly("UNGOVERNED", "UNGOVERNED");
        assertThat(board.instances()).extracting(Instance::state).containsExactly("LOST");
    }

    @Test
    void shouldTakeUntoldCellsForRunningWhenAGateHasMoreThanItNames() {
        Heartbeat large = new Heartbeat("gate", "a", NOW, NOW, Status.of(State.RUNNING, Optional.empty(),
                Collections.nCopies(500, cell("other", State.RUNNING))));
        board.add("a", large, NOW);

        assertThat(operations("crm").cells()).filteredOn(cell -> cell.domain().equals("crm"))
                .extracting(Operations.Cell::state).containsExactly("RUNNING");
    }

    @Test
    void shouldShowTheLongestWaitFirst() {
        Heartbeat.Wait young = new Heartbeat.Wait("crm.a.v1.ingest", 0, 5, NOW.minusSeconds(1), "schema 1");
        Heartbeat.Wait old = new Heartbeat.Wait("crm.b.v1.ingest", 2, 7, NOW.minusSeconds(60), "topic crm.b.v1");
        board.add("a", gate("a", State.WAITING, cell("crm", State.WAITING, young, old)), NOW);

        assertThat(operations("crm").waits()).extracting(Operations.Wait::missing)
                .containsExactly("topic crm.b.v1", "schema 1");
        assertThat(operations("crm").cells().get(0).waitsTotal()).isEqualTo(2);
    }

    @Test
    void shouldForgetTheStoppedAfterAnHourAndTheLostAfterADay() {
        board.add("stopped", gate("stopped", State.STOPPED), NOW);
        board.add("lost", gate("lost", State.RUNNING), NOW);
        assertThat(board.forgotten()).isEmpty();

        clock.set(NOW.plus(Duration.ofMinutes(61)));
        assertThat(board.forgotten()).containsExactly("stopped");
        assertThat(board.instances()).extracting(Instance::state).containsExactlyInAnyOrder("STOPPED", "LOST");

        clock.set(NOW.plus(Duration.ofHours(25)));
        assertThat(board.forgotten()).containsExactlyInAnyOrder("stopped", "lost");
        board.remove("lost");
        assertThat(board.instances()).hasSize(1);
    }
}
