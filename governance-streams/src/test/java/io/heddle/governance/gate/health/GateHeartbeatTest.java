// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

import io.heddle.contract.DomainName;
import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class GateHeartbeatTest {
    private static GateHealth.Cell cell(String domain, GateHealth.State state) {
        return new GateHealth.Cell(new DomainName(domain), state, Instant.EPOCH, List.of(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING, RUNNING",
        "RUNNING, STARTING, STARTING",
        "STARTING, WAITING, WAITING",
        "WAITING, RESTARTING, RESTARTING",
        "WAITING, STALLED, STALLED",
        "STALLED, RESTARTING, RESTARTING",
    })
    void shouldReportTheWorstStateWhenCellsDiffer(GateHealth.State one, GateHealth.State other, State reported) {
        GateHealth health = new GateHealth(List.of(cell("crm", one), cell("web", other)), Optional.empty());

        assertThat(GateHeartbeat.of(health).state()).isEqualTo(reported);
    }

    @Test
    void shouldReportWaitingWhenTheWholeGateWaits() {
        ComponentHeartbeat.Status status =
                GateHeartbeat.of(
                        new GateHealth(List.of(cell("crm", GateHealth.State.RUNNING)),
                                Optional.of(new Missing.MeshLog())));

        assertThat(status.state()).isEqualTo(State.WAITING);
        assertThat(status.waitingFor()).contains("mesh.registry to be read to its end");
        assertThat(status.waitingForCode()).contains("mesh_log");
    }

    @Test
    void shouldReportWhatEachPartitionWaitsFor() {
        Instant since = Instant.parse("2026-03-01T12:00:00Z");
        GateHealth.Wait wait = new GateHealth.Wait("crm.customers.v1.ingest", 2, 40, since,
                new Missing.Schema(Missing.Schema.Part.VALUE, 9, Missing.SchemaRegistry.ANSWER));
        GateHealth.Cell cell = new GateHealth.Cell(
                new DomainName("crm"), GateHealth.State.WAITING, since, List.of(wait), Optional.of("TimeoutException"));

        assertThat(GateHeartbeat.of(new GateHealth(List.of(cell), Optional.empty())).cells())
                .containsExactly(new ComponentHeartbeat.Cell(
                        "crm", State.WAITING, Optional.of("TimeoutException"),
                        List.of(new ComponentHeartbeat.Wait("crm.customers.v1.ingest", 2, 40, since,
                                "schema 9: the schema registry to answer", Optional.of("schema"))),
                        1));
    }
}
