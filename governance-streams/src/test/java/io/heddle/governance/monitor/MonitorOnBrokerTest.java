// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.MeshContractsFixture;
import io.heddle.governance.fixture.PublishedHeartbeats;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole monitor on a real broker. */
class MonitorOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private static MeshView mesh() {
        SlaObjective fresh = new SlaObjective("fresh", "freshness", BigDecimal.ONE, "s", Optional.empty());
        ContractEntry old = CustomerProductFixture.standard().sla(fresh).entry();
        return CustomerProductFixture.view(new ContractEntry(
                old.contract(),
                old.source(),
                old.schemas(),
                old.valueSchemaId(),
                old.keySchemaId(),
                old.knownSchemas(),
                Instant.now()), MeshContractsFixture.heartbeats());
    }

    private static List<ComponentHeartbeat.State> states(GovernanceClusterFixture cluster) {
        return PublishedHeartbeats.readFrom(cluster, "monitor").stream().map(heartbeat -> heartbeat.status().state())
                .toList();
    }

    private static List<String> publishedEvents(GovernanceClusterFixture cluster) {
        return cluster.readCommitted("mesh.events").stream()
                .map(record -> FramedAvro.read(MeshSchemas.events(), record.value()))
                .map(event -> event.get("type") + " " + event.get("product"))
                .toList();
    }

    @Test
    void shouldReportABreachOnceAcrossRestartsWhenNoRecordArrives(@TempDir Path stateDir) throws Exception {
        MeshView mesh = mesh();
        try (GovernanceClusterFixture cluster = GovernanceClusterFixture.ofItsOwn()) {
            MonitorConfig config = MonitorConfig.of(cluster.properties(), () -> Optional.of(mesh), stateDir);
            try (Monitor monitor = Monitor.start(config)) {
                assertThat(monitor.health().waitingFor()).isPresent();
                cluster.createTopics(1, "mesh.heartbeats");
                await().atMost(SOON).until(() -> states(cluster).contains(ComponentHeartbeat.State.WAITING));
                await().atMost(SOON).until(() -> PublishedHeartbeats.readFrom(cluster, "monitor").stream()
                        .anyMatch(heartbeat -> heartbeat.status().waitingForCode().equals(Optional.of("topic"))));
                cluster.createTopics(3, "mesh.metrics", "mesh.sla", "mesh.events");
                await().atMost(SOON).until(() -> publishedEvents(cluster).size() == 1);
                assertThat(monitor.health().isHealthy()).isTrue();
            }
            assertThat(states(cluster)).contains(ComponentHeartbeat.State.RUNNING)
                    .endsWith(ComponentHeartbeat.State.STOPPED);
            int before = cluster.readCommitted("mesh.sla").size();

            try (Monitor _ = Monitor.start(config)) {
                // New reports show that it evaluates again.
                AtomicInteger reports = new AtomicInteger();
                await().atMost(SOON).until(() -> {
                    reports.set(cluster.readCommitted("mesh.sla").size());
                    return reports.get() > before;
                });
            }
            assertThat(publishedEvents(cluster)).containsExactly("sla.breached crm.customers");
        }
    }
}
