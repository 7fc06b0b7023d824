// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.internal.schema.GateSchemaRegistryFake;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Schemas that are registered without a contract version, with a real broker and a schema registry over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateRegisteredSchemasOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Schema WITHOUT_EMAIL = new Schema.Parser()
            .parse(
                    """
                    {"type":"record","name":"Customer","namespace":"test","fields":[
                      {"name":"customer_id","type":"long"},
                      {"name":"amount","type":"long"}]}""");

    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();
    private final GateSchemaRegistryFake registry = new GateSchemaRegistryFake();

    @TempDir
    private Path stateDir = Path.of("");

    @AfterAll
    void stop() {
        cluster.close();
        registry.close();
    }

    private Gate gate(String product) {
        return GateFixture.on(cluster, stateDir).products(product).schemaRegistry(registry.uri()).start();
    }

    private List<ConsumerRecord<byte[], byte[]>> eventsAbout(String product) {
        return cluster.readCommitted("mesh.events").stream()
                .filter(record -> product.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static Map<?, ?> attributes(ConsumerRecord<byte[], byte[]> reportedEvent) {
        GenericRecord event = FramedAvro.read(MeshSchemas.events(), reportedEvent.value());
        Map<String, String> attributes = new TreeMap<>();
        ((Map<?, ?>) event.get("attributes")).forEach((name, text) -> attributes.put(name.toString(), text.toString()));
        return attributes;
    }

    private static byte[] withoutEmail(int schemaId) {
        GenericRecord record = new GenericData.Record(WITHOUT_EMAIL);
        record.put("customer_id", 1L);
        record.put("amount", 1L);
        return CustomerProductFixture.value(schemaId, WITHOUT_EMAIL, record);
    }

    @Test
    void shouldReportABreakingSchemaOnceBeforeAnyRecordUsesIt() throws Exception {
        cluster.createProduct("past.contract", 1);
        String subject = "past.contract.v1.ingest-value";
        registry.register(subject, CustomerProductFixture.VALUE_ID, CustomerProductFixture.SCHEMA);
        registry.register(subject, 50, WITHOUT_EMAIL);
        registry.register(subject, 51, CustomerProductFixture.OLD);
        try (Gate _ = gate("past.contract")) {
            await().atMost(SOON).until(() -> !eventsAbout("past.contract").isEmpty());
            assertThat(cluster.readCommitted("past.contract.v1.quarantine")).isEmpty();

            // The gate does not request schemas that it has prefetched.
            registry.down(true);
            cluster.send("past.contract.v1.ingest", 0, CustomerProductFixture.key(1), withoutEmail(50));
            cluster.send("past.contract.v1.ingest", 0, CustomerProductFixture.key(2),
                    CustomerProductFixture.value(51, CustomerProductFixture.OLD,
                            CustomerProductFixture.record(CustomerProductFixture.OLD, 2, "a@b.c", 2)));
            await().atMost(SOON).until(() -> cluster.readCommitted("past.contract.v1").size() == 1);
        }
        registry.down(false);
        try (Gate again = gate("past.contract")) {
            cluster.send("past.contract.v1.ingest", 0, CustomerProductFixture.key(1), withoutEmail(50));
            await().atMost(SOON).until(() -> cluster.readCommitted("past.contract.v1.quarantine").size() == 2);
            assertThat(again.health().cells()).hasSize(1);
        }

        ConsumerRecord<byte[], byte[]> rejected = cluster.readCommitted("past.contract.v1.quarantine").getFirst();
        assertThat(new String(rejected.headers().lastHeader("heddle-violations").value(), StandardCharsets.UTF_8))
                .contains("\"rule\":\"schema.field-removed\",\"path\":\"email\"");
        assertThat(eventsAbout("past.contract")).singleElement()
                .satisfies(event -> assertThat(attributes(event)).isEqualTo(Map.of(
                        "contract", "past.contract@1.0.0",
                        "compatibility", "BACKWARD_TRANSITIVE",
                        "side", "ingest",
                        "part", "value",
                        "schemaId", "50",
                        "subject", subject,
                        "version", "2",
                        "violations", "schema.field-removed at email")));
    }

    @Test
    void shouldReportBeforeRejectingWhenTheRecordArrivesBeforeTheWatcherPolls() throws Exception {
        cluster.createProduct("fast.record", 1);
        // Not in a watched subject, so the gate first sees the schema in the record.
        registry.register("fast.record.v1-value", CustomerProductFixture.VALUE_ID, CustomerProductFixture.SCHEMA);
        registry.register("somebody.else-value", 60, WITHOUT_EMAIL);
        cluster.send("fast.record.v1.ingest", 0, CustomerProductFixture.key(1), withoutEmail(60));
        try (Gate _ = gate("fast.record")) {
            await().atMost(SOON).until(() -> cluster.readCommitted("fast.record.v1.quarantine").size() == 1);
            assertThat(eventsAbout("fast.record")).hasSize(1);
        }
        assertThat(attributes(eventsAbout("fast.record").getFirst()).containsKey("subject")).isFalse();
    }
}
