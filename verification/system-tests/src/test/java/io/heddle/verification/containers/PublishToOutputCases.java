// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.heddle.verification.HeddleProcess;
import io.heddle.verification.PlainTopicReader;
import io.heddle.verification.RunningMesh;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Test cases that are independent of the infrastructure below the mesh. They share one mesh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PublishToOutputCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder = Path.of("");
    private @Nullable RunningMesh mesh;

    /** Remembers the mesh that the cases use and a folder for their files. */
    void use(RunningMesh started, Path temporary) {
        mesh = started;
        folder = temporary;
    }

    @Test
    @Order(1)
    void shouldPublishValidRecordsMaskedAndQuarantineInvalidOnes() throws IOException {
        apply("1.0.0", "string", "hash", 0);
        StringBuilder lines = new StringBuilder();
        for (int id = 1; id <= 50; id++) {
            lines.append("{\"guest_id\":%d,\"nights\":%d,\"email\":\"guest%d@example.org\"}%n".formatted(id, id % 10,
                    id % 25));
        }
        Path file = Files.writeString(folder.resolve("guests.jsonl"), lines);

        HeddleProcess.ProcessResult published =
                mesh().heddle("publish", "hotel.guests", "--file", file.toString(), "--observe");

        assertThat(published.exitCode()).as(published.toString()).isZero();
        PlainTopicReader topics = mesh().topics();
        await(() -> {
            assertThat(topics.raw("hotel.guests.v1")).hasSize(45);
            assertThat(topics.raw("hotel.guests.v1.quarantine")).hasSize(5);
        });
        Set<String> tokens = new HashSet<>();
        for (ConsumerRecord<byte[], GenericRecord> record : topics.avro("hotel.guests.v1")) {
            assertThat((Long) record.value().get("nights")).isPositive();
            assertThat(record.value().get("email").toString()).matches("[0-9a-f]{32}");
            tokens.add(record.value().get("email").toString());
        }
        assertThat(tokens).as("equal addresses have equal tokens").hasSize(25);
        for (ConsumerRecord<byte[], byte[]> record : topics.raw("hotel.guests.v1.quarantine")) {
            assertThat(header(record, "heddle-reason")).isEqualTo("rule_violated");
            assertThat(JSON.readTree(header(record, "heddle-violations")).get(0).get("path").asText())
                    .isEqualTo("nights");
        }
    }

    @Test
    @Order(2)
    void shouldGovernAClientThatWritesWithConfluentsSerializerAlone() throws Exception {
        String ingest = "hotel.guests.v1.ingest";
        Map<String, Object> serde =
                Map.of("schema.registry.url", mesh().get("/api/v1/mesh").get("schemaRegistryUrl").asText(),
                        "auto.register.schemas", false, "use.latest.version", true);
        Schema schema = mesh().topics().avro("hotel.guests.v1").get(0).value().getSchema();
        try (KafkaAvroSerializer values = new KafkaAvroSerializer();
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", mesh().get("/api/v1/mesh").get("bootstrapServers").asText()),
                        new ByteArraySerializer(), new ByteArraySerializer())) {
            values.configure(serde, false);
            GenericRecord guest = new GenericRecordBuilder(schema).set("guest_id", 100L).set("nights", 3L)
                    .set("email", "x@example.org").build();
            byte[] key = "100".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(ingest, key, values.serialize(ingest, guest))).get(30, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>(ingest, key, "{}".getBytes(StandardCharsets.UTF_8))).get(30,
                    TimeUnit.SECONDS);
        }
        PlainTopicReader topics = mesh().topics();
        await(() -> {
            assertThat(topics.raw("hotel.guests.v1")).hasSize(46);
            assertThat(topics.raw("hotel.guests.v1.quarantine").stream().map(record -> header(record, "heddle-reason")))
                    .contains("not_wire_format");
        });
    }

    @Test
    @Order(3)
    void shouldRefuseASchemaThatReadersCouldNotRead() throws IOException {
        HeddleProcess.ProcessResult refused = apply("1.1.0", "integer", "redact", 3);

        assertThat(refused.out() + refused.err()).contains("email: the type string became long",
                "fix: keep the type, or widen it");
        assertThat(mesh().get("/api/v1/products/hotel.guests").get("version").asText()).isEqualTo("1.0.0");
    }

    private HeddleProcess.ProcessResult apply(String version, String type, String mask, int exitCode)
            throws IOException {
        Path contract = Files.writeString(folder.resolve("hotel.guests.yaml"), contract(version, type, mask));
        HeddleProcess.ProcessResult result = mesh().heddle("apply", "-f", contract.toString());
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        return result;
    }

    private static String contract(String version, String type, String mask) {
        return """
            apiVersion: v3.1.0
            kind: DataContract
            id: hotel.guests
            domain: hotel
            dataProduct: guests
            version: %s
            status: active
            team: {name: hotel-team}
            schema:
              - name: guest
                physicalType: topic
                logicalType: object
                properties:
                  - {name: guest_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                  - {name: nights, logicalType: integer, physicalType: long, required: true, logicalTypeOptions: \
            {minimum: 1}}
                  - name: email
                    logicalType: %s
                    required: true
                    tags: [PII]
                    customProperties: [{property: masking, value: {strategy: %s}}]
            """.formatted(version, type, mask);
    }

    private RunningMesh mesh() {
        return Objects.requireNonNull(mesh, "not started");
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).untilAsserted(assertion);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(List.of(record.headers().toArray()).stream()
                .filter(header -> header.key().equals(name)).findFirst().orElseThrow().value(), StandardCharsets.UTF_8);
    }
}
