// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.registry.cluster.IngestLag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class OperationsSnapshotTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SteppedClockFake clock = new SteppedClockFake(NOW);
    private final InstanceView instances = new InstanceView(clock);

    private static ComponentHeartbeat.Cell cell(String domain, State state, ComponentHeartbeat.Wait... waits) {
        return new ComponentHeartbeat.Cell(domain, state, Optional.empty(), List.of(waits), waits.length);
    }

    private static ComponentHeartbeat gate(String name, State state, ComponentHeartbeat.Cell... cells) {
        return new ComponentHeartbeat("gate", name, NOW.minusSeconds(100), NOW,
                Status.of(state, Optional.empty(), List.of(cells)));
    }

    private OperationsSnapshot operations(String... domains) {
        return OperationsSnapshot.of(clock.instant(), Set.of(domains), instances.instances(),
                new ThroughputView(clock).throughput(1),
                IngestLag.of(NOW, List.of(new IngestLag.Cell("crm", "mesh.gate.crm", 12, List.of()))));
    }

    @Test
    void shouldShowTheWorstStateWhenSeveralGatesHostADomain() {
        instances.add("a", gate("a", State.RUNNING, cell("crm", State.RUNNING)), NOW);
        instances.add("b", gate("b", State.WAITING, cell("crm", State.WAITING)), NOW);

        assertThat(operations("crm").cells()).containsExactly(
                new OperationsSnapshot.Cell("crm", "WAITING", List.of("a", "b"), null, 0, 12L));
    }

    @Test
    void shouldReportADomainAsUngovernedWhenItsGatesAreSilent() {
        instances.add("a", gate("a", State.RUNNING, cell("crm", State.RUNNING)), NOW);
        clock.set(NOW.plus(InstanceView.LOST_AFTER).plusSeconds(1));

        assertThat(operations("crm", "web").cells()).extracting(OperationsSnapshot.Cell::state)
                .containsExactly("UNGOVERNED", "UNGOVERNED");
        assertThat(instances.instances()).extracting(ComponentInstance::state).containsExactly("LOST");
    }

    @Test
    void shouldAssumeUnlistedCellsAreRunning() {
        ComponentHeartbeat large =
                new ComponentHeartbeat("gate", "a", NOW, NOW, Status.of(State.RUNNING, Optional.empty(),
                        Collections.nCopies(500, cell("other", State.RUNNING))));
        instances.add("a", large, NOW);

        assertThat(operations("crm").cells()).filteredOn(cell -> cell.domain().equals("crm"))
                .extracting(OperationsSnapshot.Cell::state).containsExactly("RUNNING");
    }

    @Test
    void shouldShowTheLongestWaitFirst() {
        ComponentHeartbeat.Wait young =
                new ComponentHeartbeat.Wait("crm.a.v1.ingest", 0, 5, NOW.minusSeconds(1), "schema 1");
        ComponentHeartbeat.Wait old =
                new ComponentHeartbeat.Wait("crm.b.v1.ingest", 2, 7, NOW.minusSeconds(60), "topic crm.b.v1");
        instances.add("a", gate("a", State.WAITING, cell("crm", State.WAITING, young, old)), NOW);

        assertThat(operations("crm").waits()).extracting(OperationsSnapshot.Wait::missing)
                .containsExactly("topic crm.b.v1", "schema 1");
        assertThat(operations("crm").cells().get(0).waitsTotal()).isEqualTo(2);
    }

    @Test
    void shouldDropStoppedGatesAfterAnHourAndLostOnesAfterADay() {
        instances.add("stopped", gate("stopped", State.STOPPED), NOW);
        instances.add("lost", gate("lost", State.RUNNING), NOW);
        assertThat(instances.expiredKeys()).isEmpty();

        clock.set(NOW.plus(Duration.ofMinutes(61)));
        assertThat(instances.expiredKeys()).containsExactly("stopped");
        assertThat(instances.instances()).extracting(ComponentInstance::state).containsExactlyInAnyOrder("STOPPED",
                "LOST");

        clock.set(NOW.plus(Duration.ofHours(25)));
        assertThat(instances.expiredKeys()).containsExactlyInAnyOrder("stopped", "lost");
        instances.remove("lost");
        assertThat(instances.instances()).hasSize(1);
    }
}
