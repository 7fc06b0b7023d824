// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The live parts of the portal and the record preview, on a real broker. */
class LivePagesOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SECRET = "clear@example.org";
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";
    private static final String OUTPUT = "crm.customers.v1";

    /** Recent enough not to be deleted by retention. */
    private final long recent = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();

    private static RegistryFixture mesh;
    private static RegistryServer registry;
    private static MeshRecordsFixture records;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException {
        mesh = RegistryFixture.start();
        registry = mesh.server();
        http = mesh.http();
        records = mesh.records();
        for (String product : List.of("customers", "leads")) {
            mesh.publish("crm." + product, RegistryContractFixture.customers("1.0.0").replace("customers", product),
                    RegistryContractFixture.CUSTOMER);
        }
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    private static byte[] customer(long id, @Nullable String email, String postalCode) {
        Schema schema = new Schema.Parser().parse(RegistryContractFixture.CUSTOMER);
        GenericRecord address = new GenericData.Record(schema.getField("address").schema());
        address.put("postal_code", postalCode);
        GenericRecord customer = new GenericData.Record(schema);
        customer.put("customer_id", id);
        customer.put("email", email);
        customer.put("address", address);
        return records.framed(OUTPUT + "-value", customer);
    }

    private static void publish(String key, byte @Nullable [] value, long time) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(OUTPUT, null, time, key, value);
        record.headers().add("heddle-contract", "crm.customers@1.0.0".getBytes(StandardCharsets.UTF_8));
        records.send(record);
    }

    @Test
    void shouldShowTheLastRecordsOfTheDefaultPortOnly() {
        for (String topic : List.of(".full", ".ingest", ".quarantine")) {
            records.send(OUTPUT + topic, "k", customer(1, SECRET, "x"));
        }
        publish("1", customer(1, "token-of-one", "10115"), recent + 1_000);
        publish("2", customer(2, "token-of-two", HOSTILE), recent + 2_000);
        publish("1", null, recent + 3_000);
        publish("3", new byte[] {0, 0, 0, 0, 99, 1, 2}, recent + 4_000);
        publish("4", new byte[100_000], recent + 5_000);

        JsonNode preview = http.json("/api/v1/products/crm.customers/records?limit=5");

        assertThat(preview.get("topic").asText()).isEqualTo(OUTPUT);
        assertThat(preview.get("complete").asBoolean()).isTrue();
        assertThat(preview.get("records").findValuesAsText("key")).containsExactly("4", "3", "1", "2", "1");
        assertThat(preview.at("/records/0/problem").asText()).contains("too large");
        assertThat(preview.at("/records/1/problem").asText()).contains("cannot be decoded");
        assertThat(preview.at("/records/2/tombstone").asBoolean()).isTrue();
        assertThat(preview.at("/records/3/value/address/postal_code").asText()).isEqualTo(HOSTILE);
        assertThat(preview.at("/records/4/value/email").asText()).isEqualTo("token-of-one");
        assertThat(preview.at("/records/4/contract").asText()).isEqualTo("crm.customers@1.0.0");
        assertThat(preview.at("/records/4/timestamp").asText())
                .isEqualTo(Instant.ofEpochMilli(recent + 1_000).toString());
        assertThat(preview.toString()).doesNotContain(SECRET);

        String page = http.get("/products/crm.customers/records", "Accept", "text/html").body();
        assertThat(page).contains("<html", "token-of-one", "Tombstone", "&lt;script&gt;")
                .doesNotContain(SECRET).doesNotContain("<script>alert");
        String part = http.get("/products/crm.customers/records", "Accept", "text/html", "HX-Request", "true").body();
        assertThat(part).contains("token-of-one").doesNotContain("<html").doesNotContain(SECRET);
    }

    @Test
    void shouldFindTheLastRecordsDespiteOffsetsWithoutRecords() {
        for (int i = 0; i < 12; i++) {
            records.send(new ProducerRecord<String, byte[]>("crm.leads.v1", 0, recent + i, "old" + i, (byte[]) null));
        }
        records.abort("crm.leads.v1", 0, 400);

        JsonNode preview = http.json("/api/v1/products/crm.leads/records?limit=10");

        assertThat(preview.get("records")).hasSize(10);
        assertThat(preview.at("/records/0/key").asText()).isEqualTo("old11");
        assertThat(preview.get("complete").asBoolean()).isTrue();
    }

    @Test
    void shouldRefuseAnInvalidLimit() {
        for (String limit : List.of("0", "51", "-1", "many")) {
            assertThat(http.get("/api/v1/products/crm.customers/records?limit=" + limit).statusCode()).isEqualTo(400);
        }
        assertThat(http.get("/api/v1/products/crm.nobody/records").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldPushUpdatesOfTheProductPageWhenRecordsFlow() throws Exception {
        try (EventStreamClient stream = new EventStreamClient(registry.uri().resolve("/live/products/crm.customers"))) {
            await().atMost(SOON).until(() -> !stream.latest("live-rates").isEmpty());
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.type()).startsWith("text/event-stream");

            records.metrics("crm.customers", Instant.now(), 1_234, Map.of("rule.violated", 5L));
            records.sla("crm.customers", "fresh", "BREACHED", 900, 1_800.0, Instant.now());

            await().atMost(SOON).untilAsserted(() -> {
                assertThat(stream.latest("live-rates")).contains("1,234 records were accepted", "rule.violated");
                assertThat(stream.latest("live-sla")).contains("30 min of 15 min", "Breached", "<polyline");
            });
        }
        String page = http.get("/products/crm.customers", "Accept", "text/html").body();
        assertThat(page).contains("1,234 records were accepted", "data-live=\"/live/products/crm.customers\"",
                "breached once");
    }

    @Test
    void shouldEscapeHostileTextOnTheOperationsPage() throws Exception {
        Instant now = Instant.now();
        ComponentHeartbeat.Wait wait =
                new ComponentHeartbeat.Wait("crm.customers.v1.ingest", 0, 7, now, "schema 9: " + HOSTILE);
        ComponentHeartbeat.Cell cell =
                new ComponentHeartbeat.Cell("crm", State.WAITING, Optional.of(HOSTILE), List.of(wait), 1);
        records.heartbeat(new ComponentHeartbeat("gate", "gate-" + HOSTILE, now, now,
                ComponentHeartbeat.Status.of(State.WAITING, Optional.of(HOSTILE), List.of(cell))));

        try (EventStreamClient stream = new EventStreamClient(registry.uri().resolve("/live/operations"))) {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(stream.latest("ops-waits")).contains("crm.customers.v1.ingest", "schema 9: &lt;script&gt;");
                assertThat(stream.latest("ops-instances")).contains("registry", "&lt;script&gt;");
                assertThat(stream.latest("ops-cells")).contains("Waiting");
            });
            for (String part : List.of("ops-summary", "ops-waits", "ops-cells", "ops-instances", "ops-flow",
                    "ops-events")) {
                assertThat(stream.latest(part)).contains("id=\"" + part + "\"").doesNotContain("<script");
            }
        }
        String page = http.get("/operations", "Accept", "text/html").body();
        assertThat(page).contains("Waiting records", "schema 9: &lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void shouldReleaseTheStreamWhenTheClientDisconnects() throws Exception {
        int before = registry.liveStreams();
        List<EventStreamClient> streams = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            streams.add(new EventStreamClient(registry.uri().resolve("/live/operations")));
        }
        await().atMost(SOON).until(() -> registry.liveStreams() == before + 5);

        streams.forEach(EventStreamClient::close);

        await().atMost(SOON).until(() -> registry.liveStreams() <= before);
    }

    @Test
    void shouldRefuseAStreamOfAnUnknownProduct() throws Exception {
        try (EventStreamClient stream = new EventStreamClient(registry.uri().resolve("/live/products/crm.nobody"))) {
            assertThat(stream.status()).isEqualTo(404);
        }
    }

    @Test
    void shouldCloseStreamsImmediatelyWhenTheRegistryStops() throws Exception {
        RegistryServer replica = mesh.startReplica();
        try (EventStreamClient stream = new EventStreamClient(replica.uri().resolve("/live/operations"))) {
            await().atMost(SOON).until(() -> !stream.latest("ops-summary").isEmpty());

            long began = System.nanoTime();
            replica.close();

            await().atMost(Duration.ofSeconds(2)).until(stream::hasEnded);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }
}
