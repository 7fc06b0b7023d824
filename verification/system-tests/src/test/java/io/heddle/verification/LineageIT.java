// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.demo.DemoDomains;
import io.heddle.demo.contract.DemoContract;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the lineage of the demo domains on a real mesh with hand-written expectations. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LineageIT {
    private static final Duration SEEN = Duration.ofSeconds(30);
    private static final String JOINED = "insights.customer-orders";

    private static final Pattern SOURCE = Pattern.compile("\\b(declared|reported|observed)(?= by)");

    /** Each edge: from, to, mask, sources. */
    private static final Set<String> E_MAIL = Set.of(
            "crm.customers.v1.ingest#email -> crm.customers.v1#email hash [observed]",
            "crm.customers.v1#email -> insights.customer-orders.v1.ingest#customer_token - [declared, reported]",
            "insights.customer-orders.v1.ingest#customer_token -> insights.customer-orders.v1#customer_token -"
                    + " [observed]");

    /** The field edges of the join, from its inputs to its ingest topic. */
    private static final Set<String> JOIN = Set.of(
            "orders.orders.v1#order_id -> insights.customer-orders.v1.ingest#order_id",
            "orders.orders.v1#customer_id -> insights.customer-orders.v1.ingest#customer_id",
            "crm.customers.v1#email -> insights.customer-orders.v1.ingest#customer_token",
            "crm.customers.v1#address.city -> insights.customer-orders.v1.ingest#city",
            "crm.customers.v1#address.country -> insights.customer-orders.v1.ingest#country",
            "orders.orders.v1#amount_cents -> insights.customer-orders.v1.ingest#amount_cents",
            "orders.orders.v1#currency -> insights.customer-orders.v1.ingest#currency",
            "orders.orders.v1#status -> insights.customer-orders.v1.ingest#status",
            "orders.orders.v1#placed_at -> insights.customer-orders.v1.ingest#placed_at");

    @TempDir
    private static @Nullable Path temp;

    private static RunningMesh mesh;
    private static DemoDomains domains;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Objects.requireNonNull(temp);
        mesh = RunningMesh.up(folder);
        HeddleProcess.ProcessResult applied =
                mesh.heddle("apply", "-f", contracts(folder.resolve("contracts")).toString());
        assertThat(applied.exitCode()).as(applied.toString()).isZero();
        domains =
                DemoDomains.connect(bootstrapServers(), mesh.get("/api/v1/mesh").get("schemaRegistryUrl").asText(), 42,
                        folder.resolve("streams"));
        domains.start();
    }

    @AfterAll
    static void stop() {
        domains.close();
        mesh.close();
    }

    @Test
    @Order(1)
    void shouldShowTheDemosLineageFieldByField() {
        Awaitility.await().atMost(SEEN).untilAsserted(() -> {
            assertThat(fieldEdges(JOINED + "%23customer_token", "upstream")).isEqualTo(E_MAIL);
            assertThat(joinEdges()).isEqualTo(JOIN);
        });
        JsonNode answer = mesh.get("/api/v1/lineage?depth=10&direction=upstream&node=" + JOINED);
        assertThat(edges(answer)).contains(
                "crm.customers -> insights.customer-orders - [declared]",
                "orders.orders -> insights.customer-orders - [declared]");
        assertThat(answer.path("edges").valueStream()
                .filter(edge -> edge.path("from").asText().equals("application:" + JOINED))
                .filter(edge -> edge.path("to").asText().equals("product:" + JOINED)))
                .singleElement()
                .satisfies(edge -> assertThat(sources(edge)).contains("reported"));
        assertThat(answer.path("cuts")).isEmpty();
    }

    @Test
    @Order(2)
    void shouldShowTheSameOnTheCommandLine() throws IOException {
        HeddleProcess.ProcessResult result = mesh.heddle(
                "lineage", JOINED + "#customer_token", "--upstream", "--depth", "10", "-o", "json");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(edges(new ObjectMapper().readTree(result.out()))).isEqualTo(E_MAIL);

        HeddleProcess.ProcessResult tree =
                mesh.heddle("lineage", JOINED + "#customer_token", "--upstream", "--depth", "10");
        assertThat(tree.out()).contains("customer_token", "email", "hash", "declared", "reported", "observed");
        assertThat(tree.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @Order(2)
    void shouldShowTheSameInABrowser() throws Exception {
        Assumptions.assumeTrue(BrowserPage.isBrowserInstalled(), "no Chromium here (Debian: apt-get install chromium)");
        BrowserPage page = BrowserPage.load(
                mesh.uri().resolve(
                        "/lineage?level=field&direction=upstream&depth=10&node=" + JOINED + "%23customer_token"),
                Objects.requireNonNull(temp));

        assertThat(page.rows().stream()
                .map(row -> row.get(0) + " -> " + row.get(1) + " " + row.get(2).replace("–", "-") + " ["
                        + SOURCE.matcher(row.get(4)).results().map(MatchResult::group).distinct()
                                .collect(Collectors.joining(", "))
                        + "]")
                .collect(Collectors.toSet()))
                .isEqualTo(E_MAIL);
    }

    @Test
    @Order(3)
    void shouldShowAConsumerGroupOfAPlainClientWithinThirtySeconds() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "group.id", "plain.java", "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("crm.customers.v1"));
            Awaitility.await().atMost(SEEN).until(() -> {
                consumer.poll(Duration.ofMillis(200));
                return isObserved("plain.java");
            });
        }
    }

    @Test
    @Order(4)
    void shouldShowAConsumerGroupOfKcatWithinThirtySeconds() throws Exception {
        Assumptions.assumeTrue(isInstalled("kcat"), "kcat is not installed (Debian: apt-get install kcat)");
        Process kcat = new ProcessBuilder("kcat", "-q", "-b", bootstrapServers(), "-G", "from.kcat", "crm.customers.v1")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Awaitility.await().atMost(SEEN).until(() -> isObserved("from.kcat"));
        } finally {
            kcat.destroy();
        }
    }

    @Test
    @Order(5)
    void shouldShowTheSameLineageAfterAKill() {
        domains.close();
        Set<String> products = edges(wholeGraph());
        Set<String> fields = fieldEdges(JOINED + "%23customer_token", "both");
        assertThat(products).contains("crm.customers -> plain.java - [observed]");

        mesh.kill();
        mesh.restart();

        Awaitility.await().atMost(SEEN).untilAsserted(() -> {
            assertThat(edges(wholeGraph())).isEqualTo(products);
            assertThat(fieldEdges(JOINED + "%23customer_token", "both")).isEqualTo(fields);
        });
    }

    private static boolean isObserved(String group) {
        return edges(mesh.get("/api/v1/lineage?direction=downstream&depth=1&node=crm.customers"))
                .contains("crm.customers -> " + group + " - [observed]");
    }

    private static JsonNode wholeGraph() {
        return mesh.get("/api/v1/lineage?depth=10&direction=both&node=crm.customers");
    }

    private static Set<String> fieldEdges(String node, String direction) {
        return edges(mesh.get("/api/v1/lineage?level=field&depth=10&direction=" + direction + "&node=" + node));
    }

    /** The edges into the ingest topic of the join, both declared and reported. */
    private static Set<String> joinEdges() {
        return mesh.get("/api/v1/lineage?level=field&depth=1&direction=upstream&node=topic:" + JOINED + ".v1.ingest")
                .path("edges")
                .valueStream()
                .filter(edge -> sources(edge).equals("declared, reported"))
                .map(edge -> name(edge.path("from")) + " -> " + name(edge.path("to")))
                .collect(Collectors.toSet());
    }

    private static Set<String> edges(JsonNode answer) {
        return answer.path("edges").valueStream()
                .map(edge -> name(edge.path("from")) + " -> " + name(edge.path("to")) + " "
                        + edge.path("mask").asText("-").replace("null", "-") + " [" + sources(edge) + "]")
                .collect(Collectors.toSet());
    }

    private static String sources(JsonNode edge) {
        return edge.path("sources").valueStream()
                .map(source -> source.path("source").asText())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String name(JsonNode node) {
        return node.asText().substring(node.asText().indexOf(':') + 1);
    }

    private static String bootstrapServers() {
        return mesh.get("/api/v1/mesh").get("bootstrapServers").asText();
    }

    private static boolean isInstalled(String command) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(":")).anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    /** Writes the demo contracts to a folder, as a team would keep them. */
    private static Path contracts(Path folder) throws IOException {
        for (DemoContract contract : DemoContract.all()) {
            Path domain = folder.resolve(contract.product().domain().value());
            Files.createDirectories(domain.resolve(contract.schemaUrl()).getParent());
            Files.writeString(domain.resolve("domain.yaml"), contract.domainDocument());
            Files.writeString(domain.resolve(contract.product().name().value() + ".yaml"), contract.document());
            Files.writeString(domain.resolve(contract.schemaUrl()), contract.schemaJson());
        }
        return folder;
    }
}
