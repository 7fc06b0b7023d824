// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import io.heddle.verification.PlainTopicReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests the stack of {@code docker/} as plain processes: three brokers, two registries, two gates, one monitor. */
@Isolated("ten processes share two cores")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeStackIT {
    private static final Duration COMMAND = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofMinutes(1);
    private static final String CONTRACTS = ShippedFiles.ofRepository().root().resolve("examples/sakila").toString();

    @TempDir
    static Path folder;

    private static ComposeStack stack;
    private static PlainTopicReader topics;

    @BeforeAll
    static void up() {
        long startNanos = System.nanoTime();
        stack = ComposeStack.up(folder);
        topics = new PlainTopicReader(stack.bootstrapServers(), stack.schemaRegistry());
        System.out.printf("stack: %s ready after %.1f s%n", stack.components(), (System.nanoTime() - startNanos) / 1e9);
    }

    @AfterAll
    static void down() {
        stack.close();
    }

    @Test
    @Order(1)
    void shouldReplicateEveryTopicAsConfigured() throws Exception {
        run("registry-1", "apply", "-f", CONTRACTS);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            Set<String> names = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            assertThat(names).contains("mesh.registry", "mesh.metrics", "rentals.rentals.v1.ingest",
                    "payments.payments.v1.quarantine");
            for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get(30, TimeUnit.SECONDS)
                    .values()) {
                assertThat(topic.partitions()).as(topic.name())
                        .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(3));
            }
        }
    }

    @Test
    @Order(2)
    void shouldNeitherLoseNorDuplicateWhenAGateARegistryAndABrokerAreKilled() {
        RentalDataset shop = RentalDataset.open(folder);
        int unpaid = shop.countUnpaidPayments();
        assertThat(unpaid).isEqualTo(24);

        StackProcess rentals = publish("rentals.rentals", shop.file("rentals"), "--rate", "300");
        StackProcess payments = publish("payments.payments", shop.file("payments"), "--rate", "300", "--observe");
        awaitAtLeast("rentals.rentals.v1", 500);
        stack.process("gate-1").kill();
        awaitAtLeast("payments.payments.v1", 2_000);
        stack.process("registry-1").kill();
        stack.process("kafka-3").kill();
        assertThat(rentals.process().isAlive() || payments.process().isAlive()).as("records still flow").isTrue();
        StackProcess customers = publish("crm.customers", shop.file("customers"), "--observe");
        for (StackProcess publishing : List.of(rentals, payments, customers)) {
            assertThat(publishing.exitCode(COMMAND)).as(publishing.output()).isZero();
        }

        awaitExactly("rentals.rentals.v1", shop.count("rentals"));
        awaitExactly("payments.payments.v1", shop.count("payments") - unpaid);
        awaitExactly("payments.payments.v1.quarantine", unpaid);
        awaitExactly("crm.customers.v1", shop.count("customers"));
        assertThat(distinct("rentals.rentals.v1", "rental_id")).hasSize(shop.count("rentals"));
        assertThat(distinct("payments.payments.v1", "payment_id")).hasSize(shop.count("payments") - unpaid);
        assertThat(distinct("crm.customers.v1", "email")).as("one token per address").hasSize(shop.count("customers"));
        assertThat(sources("payments.payments.v1.quarantine")).hasSize(unpaid);
        assertThat(topics.raw("rentals.rentals.v1.quarantine")).isEmpty();
        assertThat(topics.raw("crm.customers.v1.quarantine")).isEmpty();
    }

    @Test
    @Order(3)
    void shouldReadAndWriteThroughTheSurvivingRegistry() {
        assertThat(stack.get("registry-2", "/api/v1/products/rentals.rentals").statusCode()).isEqualTo(200);
        assertThat(run("registry-2", "apply", "-f", CONTRACTS)).contains("payments.payments");

        stack.start("registry-1");
        stack.awaitReady("registry-1");
        assertThat(stack.get("registry-1", "/api/v1/products/rentals.rentals").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void shouldReportCommittedCountsAfterARestart() {
        stack.start("gate-1");
        stack.awaitReady("gate-1");

        String metrics = stack.get("gate-2", "/metrics").body();

        // gate-1's in-memory counters were lost when it was killed; only mesh.metrics has all counts.
        assertThat(accepted(metrics, "rentals.rentals")).isBetween(1.0, 16_044.0);
        assertThat(counter(metrics, "heddle_ready")).isEqualTo(1);
        assertThat(stack.get("monitor", "/metrics").body()).contains("heddle_sla_state{objective=");
        assertThat(stack.get("registry-2", "/metrics").body()).contains("http_server_requests_seconds_count");
        long counted = topics.avro("mesh.metrics").stream()
                .map(ConsumerRecord::value)
                .filter(value -> value.get("product").toString().equals("rentals.rentals"))
                .mapToLong(value -> (Long) value.get("accepted"))
                .sum();
        assertThat(counted).isEqualTo(RentalDataset.open(folder).count("rentals"));
    }

    @Test
    @Order(5)
    void shouldShutDownGracefullyWithExitCodeZeroOnSigterm() {
        List<String> components = stack.components();
        components.forEach(name -> stack.process(name).terminate());

        for (String name : components) {
            assertThat(stack.process(name).exitCode(END)).as(stack.process(name).output()).isZero();
        }
    }

    private static StackProcess publish(String product, Path file, String... options) {
        String[] arguments = new String[4 + options.length];
        arguments[0] = "publish";
        arguments[1] = product;
        arguments[2] = "--file";
        arguments[3] = file.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return stack.cli("registry-2", arguments);
    }

    private static String run(String registry, String... arguments) {
        StackProcess process = stack.cli(registry, arguments);
        assertThat(process.exitCode(COMMAND)).as(process.output()).isZero();
        return process.output();
    }

    private static void awaitAtLeast(String topic, int count) {
        Awaitility.await(topic).atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(300))
                .until(() -> topics.raw(topic).size() >= count);
    }

    private static void awaitExactly(String topic, int count) {
        Awaitility.await(topic).atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(topics.raw(topic)).hasSize(count));
    }

    private static Set<String> distinct(String topic, String field) {
        Set<String> values = new HashSet<>();
        for (ConsumerRecord<byte[], GenericRecord> record : topics.avro(topic)) {
            values.add(String.valueOf(record.value().get(field)));
        }
        return values;
    }

    private static Set<String> sources(String topic) {
        Set<String> sources = new HashSet<>();
        topics.raw(topic).forEach(record -> sources
                .add(new String(record.headers().lastHeader("heddle-source-partition").value(), StandardCharsets.UTF_8)
                        + "/" + new String(record.headers().lastHeader("heddle-source-offset").value(),
                                StandardCharsets.UTF_8)));
        return sources;
    }

    /** The sum over all partitions. */
    private static double accepted(String metrics, String product) {
        return Pattern
                .compile("(?m)^heddle_gate_records_accepted_total\\{.*product=\"" + Pattern.quote(product)
                        + "\"} (\\S+)$")
                .matcher(metrics)
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    private static double counter(String metrics, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(metrics);
        assertThat(matcher.find()).as(name + " in\n" + metrics).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
