// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.SchemaId;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.MeshContractsFixture;
import io.heddle.governance.fixture.PublishedHeartbeats;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole monitor on a real broker. */
class MonitorOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private static MeshView mesh() {
        return mesh(BigDecimal.ONE, Instant.now());
    }

    private static MeshView mesh(BigDecimal seconds, Instant appliedAt) {
        SlaObjective fresh = new SlaObjective("fresh", "freshness", seconds, "s", Optional.empty());
        ContractEntry old = CustomerProductFixture.standard().sla(fresh).entry();
        return CustomerProductFixture.view(new ContractEntry(
                old.contract(),
                old.source(),
                old.schemas(),
                old.valueSchemaId(),
                old.keySchemaId(),
                old.knownSchemas(),
                appliedAt), MeshContractsFixture.heartbeats());
    }

    private static List<String> publishedStates(GovernanceClusterFixture cluster) {
        return cluster.readCommitted("mesh.sla").stream()
                .map(record -> FramedAvro.read(MeshSchemas.sla(), record.value()).get("state").toString())
                .distinct()
                .toList();
    }

    /** The metrics of a gate that accepts a record now, in a transaction that is still open. */
    private static KafkaProducer<byte[], byte[]> countInTransaction(GovernanceClusterFixture cluster)
            throws Exception {
        KafkaProducer<byte[], byte[]> gate = new KafkaProducer<>(
                cluster.properties(Map.of("transactional.id", "gate")), new ByteArraySerializer(),
                new ByteArraySerializer());
        Instant now = Instant.now();
        GateMetrics metrics = new GateMetrics("crm.customers", "crm.customers@1.0.0", 0, now, now,
                new GateMetrics.Counts(1, 0, 0, 0, 1, 1), Map.of(), Map.of(), Optional.of(now), Map.of(),
                GateMetrics.Latency.NONE, OptionalLong.empty());
        gate.initTransactions();
        gate.beginTransaction();
        gate.send(new ProducerRecord<>("mesh.metrics", "crm.customers".getBytes(StandardCharsets.UTF_8),
                GateMetricsCodec.encode(metrics, new SchemaId(CustomerProductFixture.METRICS_ID)))).get();
        return gate;
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

    /** The mesh is an hour old, and the gate counted a moment ago: only the monitor does not know it yet. */
    @Test
    void shouldSayUnknownUntilItHasReadWhatItMissed(@TempDir Path stateDir) throws Exception {
        MeshView mesh = mesh(BigDecimal.valueOf(300), Instant.now().minusSeconds(3_600));
        try (GovernanceClusterFixture cluster = GovernanceClusterFixture.ofItsOwn()) {
            cluster.createTopics(1, "mesh.heartbeats", "mesh.metrics", "mesh.sla", "mesh.events");
            MonitorConfig config = MonitorConfig.of(cluster.properties(), () -> Optional.of(mesh), stateDir);
            try (KafkaProducer<byte[], byte[]> gate = countInTransaction(cluster);
                    Monitor monitor = Monitor.start(config)) {
                await().atMost(SOON).until(() -> publishedStates(cluster).equals(List.of("UNKNOWN")));
                assertThat(monitor.objectives())
                        .containsEntry("crm.customers", Map.of("fresh", SlaObjectiveState.UNKNOWN));

                gate.commitTransaction();

                await().atMost(SOON).until(() -> publishedStates(cluster).equals(List.of("UNKNOWN", "MET")));
            }
            try (Monitor _ = Monitor.start(config)) {
                int before = cluster.readCommitted("mesh.sla").size();
                await().atMost(SOON).until(() -> cluster.readCommitted("mesh.sla").size() > before + 1);
            }
            assertThat(publishedStates(cluster)).containsExactly("UNKNOWN", "MET");
            assertThat(publishedEvents(cluster)).isEmpty();
        }
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
