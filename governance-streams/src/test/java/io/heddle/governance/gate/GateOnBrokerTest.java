// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.engine.RecordEngine;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.MeshContractsFixture;
import io.heddle.governance.fixture.PublishedHeartbeats;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole gate on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final WriterSchemaResolver.Retry FAST =
            new WriterSchemaResolver.Retry(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(20));

    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @TempDir
    private Path stateDir = Path.of("");

    @AfterAll
    void stop() {
        cluster.close();
    }

    private Gate gate(AtomicReference<MeshView> mesh, RecordEngine engine, SchemaLookup lookup) {
        return GateFixture.on(cluster, stateDir).mesh(mesh::get).engine(engine).lookup(lookup).retry(FAST).start();
    }

    /** Always knows the contract's own schema if it responds. */
    private static SchemaLookup.Answer ofRegistry(int id, AtomicReference<SchemaLookup.Answer> answer) {
        SchemaLookup.Answer now = Objects.requireNonNull(answer.get());
        return id == CustomerProductFixture.VALUE_ID && now instanceof SchemaLookup.Answer.Found
                ? new SchemaLookup.Answer.Found(CustomerProductFixture.SCHEMA)
                : now;
    }

    private static SchemaLookup unusedLookup() {
        return id -> new SchemaLookup.Answer.Unavailable("unused");
    }

    @Test
    void shouldPublishAndQuarantineAndCountWhenRecordsArrive() throws Exception {
        cluster.createProduct("shop.orders", 2);
        AtomicReference<MeshView> mesh = new AtomicReference<>(
                CustomerProductFixture.view(CustomerProductFixture.standard().id("shop.orders").entry()));
        for (int i = 0; i < 100; i++) {
            cluster.send("shop.orders.v1.ingest", i % 2, CustomerProductFixture.key(i),
                    CustomerProductFixture.value(i, "a@b.c", i % 10 == 0 ? -1 : i));
        }
        cluster.flush();

        try (Gate gate = gate(mesh, new ReferenceEngine(), unusedLookup())) {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(cluster.readCommitted("shop.orders.v1")).hasSize(90);
                assertThat(cluster.readCommitted("shop.orders.v1.quarantine")).hasSize(10);
            });
            assertThat(gate.health().isHealthy()).isTrue();
        }

        assertThat(metricsOf("shop.orders")).containsEntry("accepted", 90L).containsEntry("rejected", 10L);
        assertThat(cluster.readCommitted("shop.orders.v1.full")).hasSize(90);
    }

    @Test
    void shouldPickUpNewProductWithoutAMetadataRefreshWhenItIsCreatedWhileTheCellRuns() throws Exception {
        cluster.createProduct("late.first", 1);
        AtomicReference<MeshView> mesh = new AtomicReference<>(
                CustomerProductFixture.view(CustomerProductFixture.standard().id("late.first").entry()));
        // The consumers do not refresh their topics by themselves within the test.
        Map<String, Object> noRefresh = Map.of("main.consumer.metadata.max.age.ms", 3_600_000);
        try (Gate _ = GateFixture.on(cluster.properties(noRefresh), stateDir).mesh(mesh::get).start()) {
            cluster.send("late.first.v1.ingest", 0, CustomerProductFixture.key(1),
                    CustomerProductFixture.value(1, "a", 1));
            await().atMost(SOON).until(() -> cluster.readCommitted("late.first.v1").size() == 1);

            cluster.createProduct("late.second", 3);
            MeshView more = CustomerProductFixture.view(
                    CustomerProductFixture.standard().id("late.first").entry(),
                    CustomerProductFixture.standard().id("late.second").entry());
            mesh.set(new MeshView(2, more.domains(), more.contracts()));
            cluster.send("late.second.v1.ingest", 2, CustomerProductFixture.key(1),
                    CustomerProductFixture.value(1, "a", 1));

            await().atMost(SOON).until(() -> cluster.readCommitted("late.second.v1").size() == 1);
            assertThat(cluster.readCommitted("late.second.v1").get(0).partition()).isEqualTo(2);
        }
    }

    @Test
    void shouldHoldOnlyTheWaitingPartitionWhenTheSchemaRegistryIsDown() throws Exception {
        cluster.createProduct("out.age", 2);
        AtomicReference<MeshView> mesh = new AtomicReference<>(
                CustomerProductFixture.view(CustomerProductFixture.standard().id("out.age").entry()));
        AtomicReference<SchemaLookup.Answer> answer =
                new AtomicReference<>(new SchemaLookup.Answer.Unavailable("schema registry is down"));
        byte[] old = CustomerProductFixture.value(99, CustomerProductFixture.OLD,
                CustomerProductFixture.record(CustomerProductFixture.OLD, 5, "old@x.y", 5));
        cluster.send("out.age.v1.ingest", 0, CustomerProductFixture.key(1), CustomerProductFixture.value(1, "a", 1));
        cluster.send("out.age.v1.ingest", 0, CustomerProductFixture.key(5), old);
        cluster.send("out.age.v1.ingest", 0, CustomerProductFixture.key(2), CustomerProductFixture.value(2, "a", 2));
        cluster.send("out.age.v1.ingest", 1, CustomerProductFixture.key(3), CustomerProductFixture.value(3, "a", 3));
        cluster.flush();

        try (Gate gate = gate(mesh, new ReferenceEngine(), id -> ofRegistry(id, answer))) {
            await().atMost(SOON).until(() -> cluster.readCommitted("out.age.v1").size() == 2);
            await().atMost(SOON).untilAsserted(() -> {
                GateHealth.Cell cell = gate.health().cells().get(0);
                assertThat(cell.state()).isEqualTo(GateHealth.State.WAITING);
                assertThat(cell.waits()).singleElement().satisfies(wait -> {
                    assertThat(wait.offset()).isEqualTo(1);
                    assertThat(wait.text()).contains("schema 99").contains("schema registry is down");
                });
            });
            assertThat(cluster.readCommitted("out.age.v1.quarantine")).isEmpty();

            answer.set(new SchemaLookup.Answer.Found(CustomerProductFixture.OLD));

            await().atMost(SOON).until(() -> cluster.readCommitted("out.age.v1").size() == 4);
            assertThat(cluster.readCommitted("out.age.v1").stream()
                    .filter(record -> record.partition() == 0)
                    .map(record -> new String(record.key(), StandardCharsets.ISO_8859_1)))
                    .containsExactly(latin(CustomerProductFixture.key(1)), latin(CustomerProductFixture.key(5)),
                            latin(CustomerProductFixture.key(2)));
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        assertThat(cluster.readCommitted("out.age.v1.quarantine")).isEmpty();
    }

    @Test
    void shouldReportInHeartbeatsWhatItWaitsForAndThatItStopped() throws Exception {
        cluster.createTopics(1, "mesh.heartbeats");
        cluster.createProduct("beat.test", 1);
        AtomicReference<MeshView> mesh = new AtomicReference<>(
                CustomerProductFixture.view(CustomerProductFixture.standard().id("beat.test").entry(),
                        MeshContractsFixture.heartbeats()));
        byte[] old = CustomerProductFixture.value(99, CustomerProductFixture.OLD,
                CustomerProductFixture.record(CustomerProductFixture.OLD, 5, "old@x.y", 5));
        cluster.send("beat.test.v1.ingest", 0, CustomerProductFixture.key(5), old);
        cluster.flush();

        try (Gate _ = gate(mesh, new ReferenceEngine(),
                id -> new SchemaLookup.Answer.Unavailable("schema registry is down"))) {
            await().atMost(SOON).untilAsserted(() -> {
                List<ComponentHeartbeat> heartbeats = PublishedHeartbeats.readFrom(cluster, "gate");
                assertThat(heartbeats).isNotEmpty();
                ComponentHeartbeat last = heartbeats.getLast();
                assertThat(last.status().state()).isEqualTo(ComponentHeartbeat.State.WAITING);
                assertThat(last.status().cells()).singleElement().satisfies(cell -> {
                    assertThat(cell.domain()).isEqualTo("beat");
                    assertThat(cell.waits()).singleElement().satisfies(wait -> {
                        assertThat(wait.topic()).isEqualTo("beat.test.v1.ingest");
                        assertThat(wait.offset()).isZero();
                        assertThat(wait.missing()).contains("schema registry is down");
                    });
                });
            });
        }

        List<ComponentHeartbeat> all = PublishedHeartbeats.readFrom(cluster, "gate");
        assertThat(all.getLast().status().state()).isEqualTo(ComponentHeartbeat.State.STOPPED);
        assertThat(all).extracting(ComponentHeartbeat::instance).containsOnly(all.get(0).instance());
        assertThat(all.get(0).instance()).startsWith("gate-").contains("-" + ProcessHandle.current().pid() + "-");
    }

    @Test
    void shouldNeitherLoseNorRepeatRecordsWhenTheCellFails() throws Exception {
        cluster.createProduct("crash.test", 3);
        AtomicReference<MeshView> mesh = new AtomicReference<>(
                CustomerProductFixture.view(CustomerProductFixture.standard().id("crash.test").entry()));
        FailingCallEngine engine = new FailingCallEngine(new ReferenceEngine(), 700, 1_900);
        for (int i = 0; i < 3_000; i++) {
            cluster.send("crash.test.v1.ingest", i % 3, CustomerProductFixture.key(i),
                    CustomerProductFixture.value(i, "a@b.c", i % 10 == 0 ? -1 : i));
        }
        cluster.flush();

        try (Gate _ = gate(mesh, engine, unusedLookup())) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                    cluster.readCommitted("crash.test.v1").size()
                            + cluster.readCommitted("crash.test.v1.quarantine").size())
                    .isGreaterThanOrEqualTo(3_000));
        }

        assertThat(engine.failures()).isEqualTo(2);
        assertThat(cluster.readCommitted("crash.test.v1")).hasSize(2_700);
        assertThat(cluster.readCommitted("crash.test.v1.full")).hasSize(2_700);
        assertThat(cluster.readCommitted("crash.test.v1.quarantine")).hasSize(300);
        assertThat(metricsOf("crash.test")).containsEntry("accepted", 2_700L).containsEntry("rejected", 300L);
    }

    private Map<String, Long> metricsOf(String product) {
        Map<String, Long> sums = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted("mesh.metrics")) {
            GenericRecord metrics =
                    FramedAvro.read(MeshSchemas.metrics(), record.value());
            if (metrics.get("product").toString().equals(product)) {
                for (Schema.Field field : MeshSchemas.metrics().getFields()) {
                    if (field.schema().getType() == Schema.Type.LONG) {
                        sums.merge(field.name(), (Long) metrics.get(field.name()), Long::sum);
                    }
                }
            }
        }
        return sums;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

}
