// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that knows nothing of Heddle writes directly to an ingest topic and is governed like any other. */
@ExtendWith(SharedMesh.class)
class ForeignClientIT {
    private static final String INGEST = "resort.guests.v1.ingest";
    private static final String SECRET = "secret.person@example.org";
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: resort.guests
            domain: resort
            dataProduct: guests
            version: 1.0.0
            status: active
            team: {name: resort-team}
            schema:
              - name: guest
                physicalType: topic
                logicalType: object
                authoritativeDefinitions: [{type: implementation, url: guest.avsc}]
                properties:
                  - {name: guest_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                  - name: email
                    logicalType: string
                    required: true
                    tags: [PII]
                    logicalTypeOptions: {format: email}
                    customProperties: [{property: masking, value: {strategy: hash}}]
            """;
    private static final Schema GUEST = SchemaBuilder.record("guest")
            .namespace("resort")
            .fields()
            .requiredLong("guest_id")
            .requiredString("email")
            .endRecord();
    private static final Schema WIDER = SchemaBuilder.record("guest")
            .namespace("resort")
            .fields()
            .requiredLong("guest_id")
            .requiredString("email")
            .requiredString("loyalty")
            .endRecord();
    private static final Schema OTHER = SchemaBuilder.record("guest")
            .namespace("resort")
            .fields()
            .requiredString("guest_id")
            .requiredString("email")
            .endRecord();

    private static final Schema NAMELESS = SchemaBuilder.record("guest")
            .namespace("resort")
            .fields()
            .requiredLong("guest_id")
            .endRecord();
    private static final Schema NICKNAMED = SchemaBuilder.record("guest")
            .namespace("resort")
            .fields()
            .requiredLong("guest_id")
            .requiredString("email")
            .optionalString("nickname")
            .endRecord();

    @TempDir
    Path folder;

    @Test
    void shouldGovernAForeignClient(RunningMesh mesh) throws IOException {
        Files.writeString(folder.resolve("guest.avsc"), GUEST.toString());
        Path contract = Files.writeString(folder.resolve("guests.yaml"), CONTRACT);
        HeddleProcess.ProcessResult applied = mesh.heddle("apply", "-f", contract.toString());
        assertThat(applied.exitCode()).as(applied.toString()).isZero();

        PlainTopicReader topics = mesh.topics();
        int dropped = registerSchemasDirectly(mesh);
        // The gate reports the schema before any record uses it.
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(violations(topics))
                .contains("ingest " + dropped + " schema.field-removed at email"));

        writeToIngest(mesh);

        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(topics.raw("resort.guests.v1")).hasSize(3);
            assertThat(topics.raw("resort.guests.v1.quarantine")).hasSize(7);
        });
        assertThat(reasons(topics))
                .isEqualTo(Map.of(
                        "schema_incompatible", 1,
                        "schema_unknown", 1,
                        "undecodable", 1,
                        "trailing_bytes", 1,
                        "not_wire_format", 1,
                        "rule_violated", 1,
                        "key_mismatch", 1));
        for (ConsumerRecord<byte[], GenericRecord> record : topics.avro("resort.guests.v1")) {
            assertThat(record.value().get("email").toString()).matches("[0-9a-f]{32}");
            assertThat(record.headers().lastHeader("x-note")).isNull();
        }
        for (ConsumerRecord<byte[], byte[]> record : topics.raw("resort.guests.v1.quarantine")) {
            // Quarantine is private and keeps the original record, but the headers added by the gate must not leak
            // content.
            for (Header header : record.headers()) {
                if (header.key().startsWith("heddle-")) {
                    assertThat(new String(header.value(), StandardCharsets.UTF_8)).doesNotContain(SECRET);
                }
            }
        }
        assertThat(Files.readString(mesh.data().resolve("logs/heddle.log"))).doesNotContain(SECRET);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(violations(topics))
                .hasSize(3)
                .anyMatch(violation -> violation.matches("ingest \\d+ schema.type-changed at guest_id"))
                .anyMatch(violation -> violation.matches("output \\d+ schema.not-in-contract")));
        HeddleProcess.ProcessResult list = mesh.heddle("quarantine", "list", "resort.guests");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("schema_unknown", "key_mismatch").doesNotContain(SECRET);
    }

    /**
     * Registers a good ingest schema, the same for the output, and an ingest schema that the gate cannot convert
     * although the schema registry accepts it. Returns the id of the last.
     */
    private static int registerSchemasDirectly(RunningMesh mesh) {
        String url = mesh.get("/api/v1/mesh").get("schemaRegistryUrl").asText();
        try (CachedSchemaRegistryClient registry = new CachedSchemaRegistryClient(url, 10)) {
            registry.register(INGEST + "-value", new AvroSchema(NICKNAMED));
            registry.register("resort.guests.v1-value", new AvroSchema(NICKNAMED));
            return registry.register(INGEST + "-value", new AvroSchema(NAMELESS));
        } catch (IOException | RestClientException e) {
            throw new AssertionError("the schema registry did not take the schema", e);
        }
    }

    /** The schema violations that the gate reported for the product: side, schema id and violation. */
    private static List<String> violations(PlainTopicReader topics) {
        return topics.avro("mesh.events").stream()
                .map(ConsumerRecord::value)
                .filter(event -> event.get("type").toString().equals("schema.violation"))
                .filter(event -> String.valueOf(event.get("product")).equals("resort.guests"))
                .map(event -> {
                    Map<String, String> attributes = new TreeMap<>();
                    ((Map<?, ?>) event.get("attributes"))
                            .forEach((key, text) -> attributes.put(key.toString(), text.toString()));
                    return attributes.get("side") + " " + attributes.get("schemaId") + " "
                            + attributes.get("violations");
                })
                .toList();
    }

    private static void writeToIngest(RunningMesh mesh) {
        Map<String, Object> serde = Map.of(
                "schema.registry.url", mesh.get("/api/v1/mesh").get("schemaRegistryUrl").asText(),
                "auto.register.schemas", true);
        try (KafkaAvroSerializer values = new KafkaAvroSerializer();
                KafkaAvroSerializer foreignSerializer = new KafkaAvroSerializer();
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                mesh.get("/api/v1/mesh").get("bootstrapServers").asText()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            values.configure(serde, false);
            foreignSerializer.configure(serde, false);
            byte[] good = values.serialize(INGEST, guest(GUEST, 1L, SECRET));
            send(producer, "1", good);
            send(producer, "2", values.serialize(INGEST, guest(GUEST, 2L, "two@example.org")));
            // A compatible schema of the client: one field more than in the contract.
            send(producer, "3", foreignSerializer.serialize("resort.foreign", wider()));
            // An incompatible schema, registered under a different subject.
            send(producer, "4", foreignSerializer.serialize("resort.stranger", guest(OTHER, "4", SECRET)));
            send(producer, "5", unknownSchema(good));
            send(producer, "6", Arrays.copyOf(good, good.length - 4));
            send(producer, "7", Arrays.copyOf(good, good.length + 3));
            send(producer, "8", "{\"email\": \"secret.person@example.org\"}".getBytes(StandardCharsets.UTF_8));
            send(producer, "9", values.serialize(INGEST, guest(GUEST, 9L, "not an address")));
            send(producer, SECRET, values.serialize(INGEST, guest(GUEST, 10L, SECRET)));
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String key, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(INGEST, key.getBytes(StandardCharsets.UTF_8), value);
        record.headers().add("x-note", SECRET.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the ingest topic did not take the record", e);
        }
    }

    private static GenericRecord guest(Schema schema, Object id, String email) {
        return new GenericRecordBuilder(schema).set("guest_id", id).set("email", email).build();
    }

    private static GenericRecord wider() {
        return new GenericRecordBuilder(WIDER)
                .set("guest_id", 3L)
                .set("email", "three@example.org")
                .set("loyalty", SECRET)
                .build();
    }

    private static byte[] unknownSchema(byte[] good) {
        byte[] copy = good.clone();
        ByteBuffer.wrap(copy).putInt(1, 987_654_321);
        return copy;
    }

    private static Map<String, Integer> reasons(PlainTopicReader topics) {
        Map<String, Integer> counts = new TreeMap<>();
        List<ConsumerRecord<byte[], byte[]>> records = topics.raw("resort.guests.v1.quarantine");
        for (ConsumerRecord<byte[], byte[]> record : records) {
            counts.merge(
                    new String(record.headers().lastHeader("heddle-reason").value(), StandardCharsets.UTF_8),
                    1,
                    Integer::sum);
        }
        return counts;
    }
}
