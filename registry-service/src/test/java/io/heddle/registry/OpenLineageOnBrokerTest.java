// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.KafkaConfig;
import io.openlineage.client.transports.KafkaTransport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** OpenLineage over HTTP with the official client, up to the answer from the graph, on a real broker. */
class OpenLineageOnBrokerTest {
    private static final String LINEAGE = "/api/v1/lineage";
    private static final String JSON = "application/json";

    private static RegistryFixture mesh;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException {
        mesh = RegistryFixture.start();
        http = mesh.http();
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void shouldShowTheEdgesOfAnEventSoonAfterItIsAcknowledged() {
        HttpResponse<String> answer = post(LINEAGE, job("shop.join", "shop.in", "shop.out"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(PlainHttpClient.json(answer).path("notices")).isEmpty();
        assertEdges("shop.join", "shop.in", "shop.out");
    }

    @Test
    void shouldAnswerTheSameWhenAnEventIsResent() {
        String event = job("again.join", "again.in", "again.out");
        post(LINEAGE, event);
        assertEdges("again.join", "again.in", "again.out");
        JsonNode before = http.json(LINEAGE + "?node=" + node("application", "again.join"));

        assertThat(post(LINEAGE, event).statusCode()).isEqualTo(201);
        post(LINEAGE, job("fence.join", "fence.in", "fence.out"));
        assertEdges("fence.join", "fence.in", "fence.out");

        assertThat(http.json(LINEAGE + "?node=" + node("application", "again.join"))).isEqualTo(before);
    }

    @Test
    void shouldTerminateWhenEventsFormACycle() {
        post(LINEAGE, job("ring.one", "ring.a", "ring.b"));
        post(LINEAGE, job("ring.two", "ring.b", "ring.a"));
        post(LINEAGE, job("ring.self", "ring.a", "ring.a"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode answer = http.json(LINEAGE + "?depth=50&node=" + node("application", "ring.self"));
            assertThat(ids(answer.path("nodes"), "id")).hasSize(5);
            assertThat(answer.path("edges")).hasSize(6);
        });
    }

    @Test
    void shouldReportAllFaultsWithoutQuotingTheRequest() {
        HttpResponse<String> answer =
                post(LINEAGE, "{\"eventTime\": \"hush\", \"job\": {\"name\": \"hush\\u0007\"}, \"inputs\": \"hush\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(PlainHttpClient.json(answer).path("code").asText()).isEqualTo("lineage.event.invalid");
        assertThat(ids(PlainHttpClient.json(answer).path("violations"), "path"))
                .containsExactly("eventTime", "producer", "schemaURL", "job.namespace", "job.name", "inputs");
        assertThat(answer.body()).doesNotContain("hush");
    }

    @Test
    void shouldStoreTheGoodPartsOfAnOddEventAndNameTheOthers() {
        String odd = job("odd.join", "odd.in", "odd.out")
                .replaceFirst("\"schemaURL\":\"[^\"]*\",", "")
                .replaceFirst("\"inputs\":\\[", "\"inputs\":[{\"namespace\":\" \",\"name\":\"hush\"},");

        HttpResponse<String> answer = post(LINEAGE, odd);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(ids(PlainHttpClient.json(answer).path("notices"), "path"))
                .containsExactly("schemaURL", "inputs[0].namespace");
        assertThat(answer.body()).doesNotContain("hush");
        assertEdges("odd.join", "odd.in", "odd.out");
        assertThat(http.get("/metrics").body()).contains("heddle_lineage_events_total{result=\"partial\"");
    }

    @Test
    void shouldDateAnEventOlderThanTheGraphKeepsByItsArrival() {
        String old = job("old.join", "old.in", "old.out")
                .replaceFirst("\"eventTime\":\"[^\"]*\"", "\"eventTime\":\"2019-05-01T12:00:00Z\"");

        HttpResponse<String> answer = post(LINEAGE, old);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(ids(PlainHttpClient.json(answer).path("notices"), "path")).containsExactly("eventTime");
        assertEdges("old.join", "old.in", "old.out");
    }

    @Test
    void shouldAnswerForADatasetWhoseNameLooksLikeAField() {
        post(LINEAGE, job("hash.join", "hash.in#1", "hash.out"));

        assertEdges("hash.join", "hash.in#1", "hash.out");
        JsonNode answer = http.json(LINEAGE + "?node=hash.in%231");
        assertThat(answer.path("node").asText()).isEqualTo("topic:hash.in#1");
        assertThat(answer.path("level").asText()).isEqualTo("product");
        assertThat(http.get("/lineage?node=topic:hash.in%231").body()).contains("hash.in#1", "hash.join");
    }

    @Test
    void shouldDistinguishMalformedTooLargeAndWrongTypeRequests() {
        assertThat(post(LINEAGE, "{\"eventTime\": hush").statusCode()).isEqualTo(400);
        assertThat(post(LINEAGE, "{\"eventTime\": hush").body()).doesNotContain("hush").contains("line 1");
        assertThat(post(LINEAGE, "").statusCode()).isEqualTo(400);
        assertThat(post(LINEAGE, "x".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
        assertThat(post(LINEAGE, "x".repeat((4 << 20) + 1)).statusCode()).isEqualTo(413);
        assertThat(http.send("POST", LINEAGE, JSON, new byte[] {'{', (byte) 0xc3, '(', '}'}).statusCode())
                .isEqualTo(400);
        assertThat(http.send("POST", LINEAGE, "text/plain", bytes(job("plain", "a", "b"))).statusCode())
                .isEqualTo(415);
    }

    @Test
    void shouldReportTheResultOfEachEventOfABatch() {
        String good = job("batch.join", "batch.in", "batch.out");

        HttpResponse<String> mixed = post(LINEAGE + "/batch", "[" + good + ", {}]");
        HttpResponse<String> response = post(LINEAGE + "/batch", "[" + good + "]");

        assertThat(mixed.statusCode()).as(mixed.body()).isEqualTo(207);
        assertThat(PlainHttpClient.json(mixed).path("accepted").asInt()).isEqualTo(1);
        assertThat(PlainHttpClient.json(mixed).at("/failed/0/index").asInt()).isEqualTo(1);
        assertThat(PlainHttpClient.json(mixed).at("/failed/0/problem/status").asInt()).isEqualTo(422);
        assertThat(response.statusCode()).isEqualTo(201);
        assertEdges("batch.join", "batch.in", "batch.out");
        assertThat(post(LINEAGE + "/batch", good).statusCode()).isEqualTo(422);
    }

    @Test
    void shouldAcceptEventsOfTheOfficialClientOverHttp() {
        HttpConfig config = new HttpConfig();
        config.setUrl(mesh.uri());

        emit(new OpenLineageClient(new HttpTransport(config)), "official.http");

        assertEdges("official.http", "official.http.in", "official.http.out");
        assertField("official.http");
    }

    @Test
    void shouldAcceptCompressedEventsOfTheOfficialClient() {
        HttpConfig config = new HttpConfig();
        config.setUrl(mesh.uri());
        config.setCompression(HttpConfig.Compression.GZIP);

        emit(new OpenLineageClient(new HttpTransport(config)), "official.gzip");

        assertEdges("official.gzip", "official.gzip.in", "official.gzip.out");
    }

    @Test
    void shouldAcceptEventsOfTheOfficialClientOverKafka() throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", mesh.bootstrapServers());
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        KafkaConfig config = new KafkaConfig("mesh.lineage", null, properties);

        OpenLineageClient client = new OpenLineageClient(new KafkaTransport(config));
        emit(client, "official.kafka");
        client.close();

        assertEdges("official.kafka", "official.kafka.in", "official.kafka.out");
        assertField("official.kafka");
    }

    /** Emits a run with field lineage and facets, a job and a dataset: every kind of event the client supports. */
    private static void emit(OpenLineageClient client, String job) {
        OpenLineage ol = new OpenLineage(URI.create("https://example.org/official/1.0"));
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        OpenLineage.InputField email = ol.newInputFieldBuilder()
                .namespace(namespace()).name(job + ".in").field("email")
                .transformations(List.of(ol.newInputFieldTransformationsBuilder()
                        .type("DIRECT").subtype("TRANSFORMATION").masking(true).build()))
                .build();
        OpenLineage.ColumnLineageDatasetFacetFields fields = ol.newColumnLineageDatasetFacetFieldsBuilder()
                .put("token",
                        ol.newColumnLineageDatasetFacetFieldsAdditionalBuilder().inputFields(List.of(email)).build())
                .build();
        OpenLineage.DatasetFacets facets = ol.newDatasetFacetsBuilder()
                .columnLineage(ol.newColumnLineageDatasetFacetBuilder().fields(fields).build())
                .documentation(ol.newDocumentationDatasetFacet("what comes out", "text/plain"))
                .build();
        OpenLineage.Job lineageJob = ol.newJobBuilder().namespace(namespace()).name(job)
                .facets(ol.newJobFacetsBuilder()
                        .jobType(ol.newJobTypeJobFacetBuilder().processingType("STREAMING").integration("FLINK")
                                .jobType("JOB").build())
                        .build())
                .build();
        client.emit(ol.newRunEventBuilder()
                .eventType(OpenLineage.RunEvent.EventType.START)
                .eventTime(now)
                .run(ol.newRun(UUID.randomUUID(), ol.newRunFacetsBuilder()
                        .processing_engine(ol.newProcessingEngineRunFacet("2.0", "Flink", "1.39.0")).build()))
                .job(lineageJob)
                .inputs(List.of(ol.newInputDatasetBuilder().namespace(namespace()).name(job + ".in").build()))
                .build());
        client.emit(ol.newJobEventBuilder()
                .eventTime(now)
                .job(lineageJob)
                .outputs(List.of(ol.newOutputDatasetBuilder()
                        .namespace(namespace()).name(job + ".out").facets(facets).build()))
                .build());
        client.emit(ol.newDatasetEventBuilder()
                .eventTime(now)
                .dataset(ol.newStaticDatasetBuilder().namespace(namespace()).name(job + ".out").build())
                .build());
    }

    private static void assertEdges(String job, String input, String output) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            HttpResponse<String> answer = http.get(LINEAGE + "?node=" + node("application", job));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            List<String> edges = StreamSupport.stream(PlainHttpClient.json(answer).path("edges").spliterator(), false)
                    .map(edge -> edge.path("from").asText() + " " + edge.path("to").asText() + " "
                            + edge.at("/sources/0/source").asText())
                    .toList();
            assertThat(edges).contains("topic:" + input + " application:" + job + " reported",
                    "application:" + job + " topic:" + output + " reported");
        });
    }

    private static void assertField(String job) {
        JsonNode answer = http.json(LINEAGE + "?level=field&node=field:" + job + ".out%23token");
        JsonNode edge = answer.path("edges").path(0);
        assertThat(edge.path("from").asText()).isEqualTo("field:" + job + ".in#email");
        assertThat(edge.path("mask").asText()).isEqualTo("masked");
        assertThat(edge.path("via").asText()).contains(job);
    }

    private static List<String> ids(JsonNode nodes, String name) {
        return StreamSupport.stream(nodes.spliterator(), false).map(node -> node.path(name).asText()).toList();
    }

    private static String node(String kind, String name) {
        return kind + ":" + name;
    }

    private static String namespace() {
        return "kafka://" + mesh.bootstrapServers();
    }

    private static String job(String job, String input, String output) {
        // An older event would already have expired from the graph.
        ObjectNode event = OpenLineageEventsFixture.run("START").put("eventTime", Instant.now().toString());
        event.withObject("/job").put("namespace", namespace()).put("name", job);
        OpenLineageEventsFixture.dataset(event, "inputs", input).put("namespace", namespace());
        OpenLineageEventsFixture.dataset(event, "outputs", output).put("namespace", namespace());
        return event.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> post(String path, String body) {
        return http.send("POST", path, JSON, bytes(body));
    }
}
