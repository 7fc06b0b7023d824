// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.engine.RecordEngine;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several output ports of a product on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatePortsOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final OutputPort MASKED = new OutputPort(PortName.DEFAULT, List.of(), Map.of());
    private static final OutputPort FULL = port("full", List.of("crm"), new Mask.None());
    private static final OutputPort BLANK = port("blank", List.of("support.desk"), new Mask.Redact());

    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @TempDir
    private Path stateDir = Path.of("");

    @AfterAll
    void stop() {
        cluster.close();
    }

    private static OutputPort port(String name, List<String> audience, Mask email) {
        return new OutputPort(new PortName(name), audience, Map.of(FieldPath.of("email"), email));
    }

    private static MeshView mesh(String product, String version, OutputPort... ports) {
        ContractEntry entry = CustomerProductFixture.standard().id(product).version(version).entry();
        Contract contract = entry.contract().toBuilder().ports(List.of(ports)).build();
        MeshView view = CustomerProductFixture.view(new ContractEntry(
                contract, "", Map.of(), entry.valueSchemaId(), entry.keySchemaId(), Map.of(), entry.appliedAt()));
        return new MeshView(contract.version().minor() + 1L, view.domains(), view.contracts());
    }

    private Gate gate(AtomicReference<MeshView> mesh, RecordEngine engine) {
        return GateFixture.on(cluster, stateDir).mesh(mesh::get).engine(engine).start();
    }

    private void send(String product, long from, long end) {
        for (long id = from; id < end; id++) {
            cluster.send(product + ".v1.ingest", 0, CustomerProductFixture.key(id),
                    CustomerProductFixture.value(id, "a" + id + "@b.c", id));
        }
        cluster.flush();
    }

    private List<GenericRecord> recordsOn(String topic) {
        return cluster.readCommitted(topic).stream().map(GatePortsOnBrokerTest::read).toList();
    }

    private static GenericRecord read(ConsumerRecord<byte[], byte[]> record) {
        return FramedAvro.read(CustomerProductFixture.SCHEMA, record.value());
    }

    private List<Long> ids(String topic) {
        return recordsOn(topic).stream().map(record -> (Long) record.get("customer_id")).toList();
    }

    private static List<Long> range(long from, long end) {
        return LongStream.range(from, end).boxed().toList();
    }

    @Test
    void shouldApplyEachPortsMasksExactlyOnceWhenTheCellFails() throws Exception {
        cluster.createTopics(1, "all.ports.v1.ingest", "all.ports.v1", "all.ports.v1.full", "all.ports.v1.blank",
                "all.ports.v1.quarantine");
        AtomicReference<MeshView> mesh = new AtomicReference<>(mesh("all.ports", "1.0.0", MASKED, FULL, BLANK));
        FailingCallEngine engine = new FailingCallEngine(new ReferenceEngine(), 150, 420);
        send("all.ports", 0, 600);

        try (Gate _ = gate(mesh, engine)) {
            for (String topic : List.of("all.ports.v1", "all.ports.v1.full", "all.ports.v1.blank")) {
                await().atMost(SOON).until(() -> ids(topic).size() >= 600);
            }
        }

        assertThat(engine.failures()).isEqualTo(2);
        assertThat(ids("all.ports.v1")).isEqualTo(range(0, 600));
        assertThat(ids("all.ports.v1.full")).isEqualTo(range(0, 600));
        assertThat(ids("all.ports.v1.blank")).isEqualTo(range(0, 600));
        assertThat(recordsOn("all.ports.v1").get(5).get("email")).hasToString(ReferenceEngine.TOKEN + "a5@b.c");
        assertThat(recordsOn("all.ports.v1.full").get(5).get("email")).hasToString("a5@b.c");
        assertThat(recordsOn("all.ports.v1.blank").get(5).get("email")).hasToString(ReferenceEngine.REDACTED);
    }

    @Test
    void shouldHoldARecordForAllPortsWhenTheTopicOfOneIsMissing() throws Exception {
        cluster.createTopics(1, "one.missing.v1.ingest", "one.missing.v1", "one.missing.v1.blank",
                "one.missing.v1.quarantine");
        AtomicReference<MeshView> mesh = new AtomicReference<>(mesh("one.missing", "1.0.0", MASKED, FULL, BLANK));
        send("one.missing", 0, 3);
        try (Gate gate = gate(mesh, new ReferenceEngine())) {
            await().atMost(SOON).untilAsserted(() -> assertThat(gate.health().cells()).singleElement()
                    .satisfies(cell -> assertThat(cell.waits()).singleElement()
                            .satisfies(wait -> assertThat(wait.text())
                                    .startsWith("topic one.missing.v1.full, which does not exist"))));
            assertThat(ids("one.missing.v1")).isEmpty();
            assertThat(ids("one.missing.v1.blank")).isEmpty();

            cluster.createTopics(1, "one.missing.v1.full");

            await().atMost(SOON).until(() -> ids("one.missing.v1.full").size() == 3);
            assertThat(ids("one.missing.v1")).isEqualTo(range(0, 3));
            assertThat(ids("one.missing.v1.blank")).isEqualTo(range(0, 3));
        }
    }

    @Test
    void shouldNeitherLoseRecordsNorRestartWhenPortsAreAddedAndRemoved() throws Exception {
        cluster.createTopics(1, "port.change.v1.ingest", "port.change.v1", "port.change.v1.full",
                "port.change.v1.blank", "port.change.v1.quarantine");
        AtomicReference<MeshView> mesh = new AtomicReference<>(mesh("port.change", "1.0.0", MASKED, FULL));
        try (Gate gate = gate(mesh, new ReferenceEngine())) {
            send("port.change", 0, 200);
            await().atMost(SOON).until(() -> !ids("port.change.v1").isEmpty());
            Thread flow = Thread.ofVirtual().start(() -> {
                for (long id = 200; id < 4_000; id += 20) {
                    send("port.change", id, id + 20);
                }
            });
            mesh.set(mesh("port.change", "1.1.0", MASKED, FULL, BLANK));
            await().atMost(SOON).until(() -> !ids("port.change.v1.blank").isEmpty());
            mesh.set(mesh("port.change", "1.2.0", MASKED, BLANK));
            flow.join();
            await().atMost(SOON).until(() -> ids("port.change.v1").size() == 4_000);
            long next = 4_000;
            // Continues until the last change has visibly taken effect.
            while (ids("port.change.v1.full").contains(next - 1)) {
                send("port.change", next, next + 20);
                next += 20;
                long all = next;
                await().atMost(SOON).until(() -> ids("port.change.v1").size() == all);
            }
            long all = next;
            await().atMost(SOON).until(() -> ids("port.change.v1").size() == all);

            assertThat(gate.health().cells()).singleElement().satisfies(cell -> {
                assertThat(cell.state()).isEqualTo(GateHealth.State.RUNNING);
                assertThat(cell.failure()).isEmpty();
            });
            List<Long> added = ids("port.change.v1.blank");
            List<Long> removed = ids("port.change.v1.full");
            assertThat(ids("port.change.v1")).isEqualTo(range(0, all));
            assertThat(added).isEqualTo(range(added.getFirst(), all));
            assertThat(removed).isEqualTo(range(0, removed.size())).hasSizeLessThan((int) all);
            assertThat(ids("port.change.v1.quarantine")).isEmpty();
        }
    }
}
