// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import io.heddle.contract.DomainName;
import io.heddle.log.CommandDecision;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshChange;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogTopic;
import io.heddle.log.MeshLogWriter;
import io.heddle.registry.portal.GeneratedProductsFixture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A registry in its own process with 1,000 products and 100,000 reported field edges: response times of the pages, and
 * resources of the process. Prints the results and uses loose assertions, because they depend on the machine's load. It
 * has a broker of its own, so that the work and the files of other tests' brokers are not measured.
 */
@Tag("slow")
class LargeMeshOnBrokerTest {
    private static final int PRODUCTS = 1_000;
    private static final int FIELDS = 30;
    private static final int EDGES_PER_PRODUCT = 100;
    private static final int ROUNDS = 40;

    private static LocalBroker broker;
    private static FakeSchemaRegistry schemas;
    private static Process registry;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        broker = LocalBroker.start(LocalBrokerConfig.temporary());
        schemas = FakeSchemaRegistry.start();
        writeProducts();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.heddle.registry.RegistryApplication")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().putAll(Map.of(
                "HEDDLE_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "HEDDLE_SCHEMA_REGISTRY_URL", schemas.uri().toString(),
                "HEDDLE_PORT", String.valueOf(port),
                "MALLOC_ARENA_MAX", "2"));
        registry = command.start();
        http = new PlainHttpClient(URI.create("http://127.0.0.1:" + port));
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions()
                .until(() -> http.get("/health/readiness").statusCode() == 200);
        report();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        registry.destroy();
        registry.waitFor(30, TimeUnit.SECONDS);
        schemas.close();
        broker.close();
    }

    @Test
    void shouldPrintPageTimesAndMemoryForAThousandProductsAndAHundredThousandFieldEdges() throws IOException {
        for (String page : List.of("/products", "/products?q=field_3%20area-1", "/products?q=product-77&domain=area-2",
                "/products/area-7.product-7", "/domains", "/domains/area-7", "/operations",
                "/lineage?node=area-7.product-7&level=product&depth=2&direction=both",
                "/lineage?node=area-7.product-7&level=field&depth=1&direction=both",
                "/api/v1/lineage?node=area-7.product-7&level=field&depth=10&direction=both",
                "/api/v1/products/area-7.product-7/impact")) {
            long[] times = new long[ROUNDS];
            int bytes = 0;
            for (int round = -10; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                HttpResponse<String> answer = http.get(page);
                times[Math.max(0, round)] = System.nanoTime() - begin;
                bytes = answer.body().length();
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
            }
            Arrays.sort(times);
            System.out.printf("1,000 products: %-75s p50 %6.1f ms  p95 %6.1f ms  %4d kB%n", page,
                    times[ROUNDS / 2] / 1e6, times[ROUNDS * 95 / 100] / 1e6, bytes / 1024);
            assertThat(Duration.ofNanos(times[ROUNDS / 2])).as(page).isLessThan(Duration.ofSeconds(1));
        }
        long resident = Files.readAllLines(Path.of("/proc/" + registry.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        System.out.printf("1,000 products: the registry's process takes %d MB%n", resident >> 10);
        assertThat(resident >> 10).isLessThan(600);
    }

    private static void writeProducts() throws InterruptedException {
        MeshLogConfig config = MeshLogConfig.of(broker.bootstrapServers());
        MeshLogTopic.ensure(config);
        try (MeshLogWriter writer = MeshLogWriter.open(config)) {
            for (int from = 0; from < PRODUCTS; from += 50) {
                List<MeshChange> changes = new ArrayList<>();
                for (int n = from; n < from + 50; n++) {
                    changes.add(new MeshChange.PutContract(GeneratedProductsFixture.entry(n, FIELDS)));
                }
                writer.submit(view -> CommandDecision.<String>write(changes));
            }
            List<MeshChange> domains = new ArrayList<>();
            for (int n = 0; n < 25; n++) {
                domains.add(new MeshChange.PutDomain(new DomainEntry(
                        new DomainName("area-" + n), DomainEntry.Kind.SOURCE_ALIGNED, "area-" + n + "-team", "")));
            }
            writer.submit(view -> CommandDecision.<String>write(domains));
        }
    }

    /** Reports one job per product, which derives its fields from those of other products. */
    private static void report() {
        Random random = new Random(7);
        for (int product = 0; product < PRODUCTS; product++) {
            int source = Math.floorMod(product - 1 - random.nextInt(30), PRODUCTS);
            StringBuilder fields = new StringBuilder();
            for (int field = 0; field < EDGES_PER_PRODUCT / 4; field++) {
                fields.append(field == 0 ? "" : ",").append("\"field_").append(field).append("\":{\"inputFields\":[");
                for (int input = 0; input < 4; input++) {
                    fields.append(input == 0 ? "" : ",").append("{\"namespace\":\"").append(namespace())
                            .append("\",\"name\":\"")
                            .append(topic(source)).append("\",\"field\":\"field_").append((field + 7 * input) % FIELDS)
                            .append("\"}");
                }
                fields.append("]}");
            }
            String event = """
                    {"eventTime":"%6$s","producer":"https://example.org/jobs",
                     "schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent",
                     "job":{"namespace":"%1$s","name":"job.number-%2$d"},
                     "inputs":[{"namespace":"%1$s","name":"%3$s"}],
                     "outputs":[{"namespace":"%1$s","name":"%4$s.ingest","facets":{"columnLineage":{
                       "_producer":"https://example.org/jobs",
                       "_schemaURL":"https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json",
                       "fields":{%5$s}}}}]}
                    """.formatted(namespace(), product, topic(source), topic(product), fields, Instant.now());
            HttpResponse<String> answer =
                    http.send("POST", "/api/v1/lineage", "application/json", event.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> Objects.requireNonNull(
                http.get("/api/v1/lineage?level=field&depth=1&node=area-24.product-999").body()).contains("field_3"));
    }

    private static String namespace() {
        return "kafka://" + broker.bootstrapServers();
    }

    private static String topic(int product) {
        return "area-" + product % 25 + ".product-" + product + ".v1";
    }
}
