// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.mesh.MeshContracts;
import io.heddle.registry.config.LineageConfig;
import io.heddle.registry.config.RegistryConfig;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Lineage observed in the cluster, over HTTP, with replicas and after a restart, on a real broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryLineageOnBrokerTest {
    private static final Path DEMO = Path.of("../examples/demo-domains/src/main/resources/demo");
    private static final String EMAIL = "/api/v1/lineage?node=crm.customers%23email&direction=downstream&depth=9";
    private static final String CUSTOMERS = "/api/v1/lineage?node=crm.customers";

    private static RegistryFixture mesh;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException {
        mesh = RegistryFixture.start(RegistryLineageOnBrokerTest::withFrequentPolls);
        http = mesh.http();
        publish("crm", "customers", "customer");
        publish("orders", "orders", "order");
        publish("insights", "customer-orders", "customer-order");
        http.put("/api/v1/domains/fraud", "application/json",
                "{\"kind\":\"consumer-aligned\",\"owner\":\"fraud-team\"}");
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    @Order(1)
    void shouldShowTheGatesFlowsFieldByFieldWithMasks() throws IOException {
        moved("crm.customers@1.0.0", 0);
        assertThat(edges(http.json(EMAIL))).as("nothing was moved yet").containsExactly(
                "crm.customers.v1#email -[]-> insights.customer-orders.v1.ingest#customer_token declared");

        moved("crm.customers@1.0.0", 3);
        moved("insights.customer-orders@1.0.0", 2);

        Awaitility.await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(edges(http.json(EMAIL))).containsExactly(
                        "crm.customers.v1#email -[]-> insights.customer-orders.v1.ingest#customer_token declared",
                        "crm.customers.v1.ingest#email -[mesh.gate.crm hash]-> crm.customers.v1#email observed",
                        "insights.customer-orders.v1.ingest#customer_token -[mesh.gate.insights]->"
                                + " insights.customer-orders.v1#customer_token observed"));
    }

    @Test
    @Order(2)
    void shouldShowAConsumerGroupAsAReaderBeforeItHasCommitted() throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("fraud.scoring");
                KafkaConsumer<byte[], byte[]> foreignConsumer = consumer("support-desk");
                KafkaConsumer<byte[], byte[]> gate = consumer("mesh.gate.crm")) {
            consumer.subscribe(List.of("crm.customers.v1"));
            foreignConsumer.subscribe(List.of("crm.customers.v1.ingest"));
            gate.subscribe(List.of("crm.customers.v1.ingest"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(50));
                foreignConsumer.poll(Duration.ofMillis(50));
                gate.poll(Duration.ofMillis(50));
                assertThat(edges(http.json(CUSTOMERS))).containsExactly(
                        "crm.customers -[]-> fraud.scoring observed",
                        "crm.customers -[]-> support-desk observed",
                        "crm.customers -[]-> insights.customer-orders declared");
            });
        }
        JsonNode impact = http.json("/api/v1/products/crm.customers/impact?field=email");
        assertThat(impact.get("products").findValuesAsText("name")).containsExactly("insights.customer-orders");
        assertThat(impact.get("applications").findValuesAsText("name")).containsExactly("fraud.scoring",
                "support-desk");
        JsonNode answer = http.json(CUSTOMERS);
        assertThat(answer.at("/nodes/1/id").asText()).isEqualTo("application:fraud.scoring");
        assertThat(answer.at("/nodes/1/owner").asText()).isEqualTo("fraud-team");
        assertThat(answer.at("/edges/1/sources/0/by").asText()).isEqualTo("consumer group on crm.customers.v1.ingest");
    }

    @Test
    @Order(3)
    void shouldShowTheSameLineageInAnotherReplicaAndAfterARestart() throws Exception {
        JsonNode email = http.json(EMAIL);
        JsonNode customers = http.json(CUSTOMERS);
        try (RegistryServer second = mesh.startReplica()) {
            assertEventuallySame(new PlainHttpClient(second.uri()), email, customers);
        }
        mesh.stopServer();
        deleteOtherSources();

        mesh.startServer();
        http = mesh.http();

        assertEventuallySame(http, email, customers);
    }

    private static void assertEventuallySame(PlainHttpClient replica, JsonNode email, JsonNode customers) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(replica.json(EMAIL)).isEqualTo(email);
            assertThat(replica.json(CUSTOMERS)).isEqualTo(customers);
        });
    }

    /** Deletes the consumer groups and gate metrics, so that only the graph's own topic still has the lineage. */
    private static void deleteOtherSources() throws Exception {
        try (Admin admin = mesh.broker().admin()) {
            List<String> groups = admin.listGroups().all().get().stream().map(group -> group.groupId()).toList();
            admin.deleteConsumerGroups(groups).all().get();
            var topics = admin.describeTopics(List.of(MeshTopics.METRICS.value())).allTopicNames().get();
            for (var partition : Objects.requireNonNull(topics.get(MeshTopics.METRICS.value())).partitions()) {
                admin.deleteRecords(Map.of(new TopicPartition(MeshTopics.METRICS.value(), partition.partition()),
                        RecordsToDelete.beforeOffset(-1))).all().get();
            }
        }
    }

    private static List<String> edges(JsonNode answer) {
        return StreamSupport.stream(answer.get("edges").spliterator(), false).map(edge -> {
            String route = IntStream.range(0, 2).mapToObj(i -> edge.get(i == 0 ? "via" : "mask"))
                    .filter(node -> !node.isNull()).map(JsonNode::asText)
                    .reduce((via, mask) -> via + " " + mask).orElse("");
            return name(edge.get("from")) + " -[" + route + "]-> " + name(edge.get("to")) + " "
                    + String.join(" ", edge.get("sources").findValuesAsText("source"));
        }).toList();
    }

    private static String name(JsonNode id) {
        return id.asText().substring(id.asText().indexOf(':') + 1);
    }

    private static RegistryConfig withFrequentPolls(RegistryConfig config) {
        return new RegistryConfig(config.meshName(), config.host(), 0, config.kafka(), config.schemaRegistry(),
                Map.of(), config.requestTimeout(), Optional.empty(),
                new LineageConfig(Duration.ofDays(90), Duration.ofMillis(500)));
    }

    private static void publish(String domain, String product, String schema) throws IOException {
        String url = "schemas/" + schema + ".avsc";
        String body = new ObjectMapper().valueToTree(Map.of(
                "contract", Files.readString(DEMO.resolve(domain).resolve(product + ".yaml")),
                "schemas", Map.of(url, Files.readString(DEMO.resolve(domain).resolve(url))))).toString();
        var answer = http.put("/api/v1/contracts/" + domain + "." + product, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", mesh.bootstrapServers(), "group.id", group,
                "enable.auto.commit", false), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes to {@code mesh.metrics} what a gate would write. */
    private static void moved(String contract, long records) throws IOException {
        Schema schema = MeshContracts.all().stream().map(valid -> valid.contract())
                .filter(own -> own.id().toString().equals("mesh.metrics")).findFirst().orElseThrow().valueSchema();
        long now = Instant.now().toEpochMilli();
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            if (field.hasDefaultValue()) {
                record.put(field.name(), GenericData.get().getDefaultValue(field));
            } else if (field.schema().getType() == Schema.Type.LONG) {
                record.put(field.name(), 0L);
            }
        }
        record.put("product", contract.substring(0, contract.indexOf('@')));
        record.put("contract", contract);
        record.put("partition", 0);
        record.put("from_time", now - 1_000);
        record.put("to_time", now);
        record.put("accepted", records);
        record.put("rejected_by_reason", Map.of());
        record.put("violated_rules", Map.of());
        int id = http.json("/api/v1/products/mesh.metrics").get("valueSchemaId").asInt();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", mesh.bootstrapServers()), new StringSerializer(),
                new ByteArraySerializer())) {
            @SuppressWarnings("unused") // // completed by closing the producer
            var sent = producer.send(new ProducerRecord<>(MeshTopics.METRICS.value(), "x", out.toByteArray()));
        }
    }
}
