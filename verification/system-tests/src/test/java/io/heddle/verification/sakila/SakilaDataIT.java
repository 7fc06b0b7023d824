// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.sakila;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.verification.HeddleProcess;
import io.heddle.verification.PlainTopicReader;
import io.heddle.verification.RunningMesh;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** End-to-end test on real input, from JSON lines to a plain Kafka consumer. */
@EnabledIf(value = "io.heddle.verification.sakila.SakilaData#isInstalled", disabledReason = "pass -Dsakila.dir=FOLDER")
class SakilaDataIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTRACTS =
            Path.of(System.getProperty("heddle.launcher", "./heddle")).resolveSibling("examples/sakila").toString();
    private final SakilaData data = SakilaData.ofProperty();

    @TempDir
    Path folder;

    @Test
    void shouldRefuseExactlyTheUnpaidPayments() {
        try (RunningMesh mesh = RunningMesh.up(folder)) {
            apply(mesh);

            HeddleProcess.ProcessResult result = publish(mesh, "payments.payments", "payments");

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
            List<Integer> expected = data.linesOfUnpaidPayments();
            assertThat(expected).hasSize(24);
            for (int line : expected) {
                assertThat(result.out() + result.err()).containsPattern("\\b" + line + "\\b");
            }
            awaitCount(mesh.topics(), "payments.payments.v1", 16_025);
            assertThat(mesh.topics().raw("payments.payments.v1.quarantine")).isEmpty();
        }
    }

    @Test
    void shouldGovernEveryRecordAndHideEveryAddressWhenPublishedObserving() throws IOException {
        Map<Long, String> tokens;
        try (RunningMesh mesh = RunningMesh.up(folder)) {
            apply(mesh);
            publishAll(mesh);
            PlainTopicReader topics = mesh.topics();

            awaitCount(topics, "crm.customers.v1", 599);
            awaitCount(topics, "rentals.rentals.v1", 16_044);
            awaitCount(topics, "payments.payments.v1", 16_025);
            awaitCount(topics, "payments.payments.v1.quarantine", 24);
            assertThat(topics.raw("crm.customers.v1.quarantine")).isEmpty();
            assertThat(topics.raw("rentals.rentals.v1.quarantine")).isEmpty();

            assertQuarantineShowsReasonAndSource(topics);
            assertEveryOutputEqualsItsInput(topics);
            assertPaymentsAddUp(topics);
            assertNoAddressAnywhere(mesh, topics);
            tokens = tokens(topics);
            assertThat(new HashSet<>(tokens.values())).hasSize(599);
        }

        Path second = Files.createDirectory(folder.resolve("second"));
        Path keys = Files.createDirectories(second.resolve("mesh/keys"));
        Files.copy(folder.resolve("mesh/keys/masking.json"), keys.resolve("masking.json"));
        try (RunningMesh mesh = RunningMesh.up(second)) {
            apply(mesh);
            publish(mesh, "crm.customers", "customers", "--observe");
            awaitCount(mesh.topics(), "crm.customers.v1", 599);
            assertThat(tokens(mesh.topics())).isEqualTo(tokens);
        }
    }

    @Test
    void shouldNeitherLoseNorDuplicateWhenTheMeshIsKilledWhilePublishing() {
        try (RunningMesh mesh = RunningMesh.up(folder)) {
            apply(mesh);
            HeddleProcess.RunningProcess publishing = mesh.start(
                    "publish", "rentals.rentals", "--file", data.file("rentals").toString(), "--rate", "4000");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> mesh.topics()
                    .raw("rentals.rentals.v1.ingest")
                    .size()
                    > 2_000);

            mesh.kill();
            HeddleProcess.ProcessResult interrupted = publishing.await(Duration.ofMinutes(2));
            assertThat(interrupted.exitCode()).as(interrupted.toString()).isEqualTo(5);
            mesh.restart();
            HeddleProcess.ProcessResult rest = publish(mesh, "rentals.rentals", "rentals", "--resume");

            assertThat(rest.exitCode()).as(rest.toString()).isZero();
            awaitCount(mesh.topics(), "rentals.rentals.v1", 16_044);
            Set<Object> distinct = new HashSet<>();
            mesh.topics().avro("rentals.rentals.v1").forEach(each -> distinct.add(each.value().get("rental_id")));
            assertThat(distinct).hasSize(16_044);
        }
    }

    private void apply(RunningMesh mesh) {
        HeddleProcess.ProcessResult result = mesh.heddle("apply", "-f", CONTRACTS);
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private void publishAll(RunningMesh mesh) {
        for (String[] each : new String[][] {
            {"crm.customers", "customers"}, {"rentals.rentals", "rentals"}, {"payments.payments", "payments"}
        }) {
            HeddleProcess.ProcessResult result = publish(mesh, each[0], each[1], "--observe");
            System.out.println(result.err());
            assertThat(result.exitCode()).as(result.toString()).isZero();
        }
    }

    private HeddleProcess.ProcessResult publish(RunningMesh mesh, String product, String file, String... options) {
        return mesh.heddle(Stream.concat(
                Stream.of("publish", product, "--file", data.file(file).toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static void awaitCount(PlainTopicReader topics, String topic, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(topics.raw(topic)).as(topic).hasSize(count));
    }

    private void assertQuarantineShowsReasonAndSource(PlainTopicReader topics) throws IOException {
        Map<String, Long> ingested = new HashMap<>();
        for (ConsumerRecord<byte[], GenericRecord> record : topics.avro("payments.payments.v1.ingest")) {
            ingested.put(
                    record.partition() + "/" + record.offset(),
                    ((Number) record.value().get("amount_cents")).longValue());
        }
        Set<String> positions = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.raw("payments.payments.v1.quarantine")) {
            assertThat(header(record, "heddle-reason")).isEqualTo("rule_violated");
            assertThat(header(record, "heddle-source-topic")).isEqualTo("payments.payments.v1.ingest");
            String position = header(record, "heddle-source-partition") + "/" + header(record, "heddle-source-offset");
            assertThat(positions.add(position)).isTrue();
            assertThat(ingested.get(position)).isNotNull().isLessThanOrEqualTo(0);
            JsonNode violations = JSON.readTree(header(record, "heddle-violations"));
            assertThat(violations).hasSize(1);
            assertThat(violations.get(0).get("rule").asText()).isNotEmpty();
            assertThat(violations.get(0).get("path").asText() + violations.get(0).get("message").asText())
                    .contains("amount_cents");
        }
        assertThat(positions).hasSize(24);
    }

    private void assertEveryOutputEqualsItsInput(PlainTopicReader topics) {
        Map<Long, JsonNode> rentals = new HashMap<>();
        data.lines("rentals").forEach(line -> rentals.put(line.get("rental_id").asLong(), line));
        for (ConsumerRecord<byte[], GenericRecord> record : topics.avro("rentals.rentals.v1")) {
            GenericRecord value = record.value();
            JsonNode line = Objects.requireNonNull(
                    rentals.remove(((Number) value.get("rental_id")).longValue()), "a rental came out twice");
            assertThat(value.get("film_title")).hasToString(line.get("film_title").asText());
            assertThat(((Number) value.get("customer_id")).longValue())
                    .isEqualTo(line.get("customer_id").asLong());
            assertThat(value.get("rented_at")).isEqualTo(line.get("rented_at").asLong());
            assertThat(value.get("returned_at"))
                    .isEqualTo(line.get("returned_at").isNull() ? null : line.get("returned_at").asLong());
        }
        assertThat(rentals).isEmpty();
    }

    private void assertPaymentsAddUp(PlainTopicReader topics) {
        long paid = data.lines("payments").stream()
                .mapToLong(line -> line.get("amount_cents").asLong())
                .filter(amount -> amount > 0)
                .sum();
        Set<Object> ids = new HashSet<>();
        long sum = 0;
        for (ConsumerRecord<byte[], GenericRecord> record : topics.avro("payments.payments.v1")) {
            ids.add(record.value().get("payment_id"));
            sum += ((Number) record.value().get("amount_cents")).longValue();
        }
        assertThat(ids).hasSize(16_025);
        assertThat(sum).isEqualTo(paid);
    }

    /** Checks output ports, the mesh's own topics and all log lines; quarantine and ingest are private. */
    private void assertNoAddressAnywhere(RunningMesh mesh, PlainTopicReader topics) throws IOException {
        Set<String> addresses = data.emailAddresses();
        for (String topic : topics.topics()) {
            if (topic.endsWith(".ingest") || topic.startsWith("__")) {
                continue;
            }
            StringBuilder topicText = new StringBuilder();
            for (ConsumerRecord<byte[], byte[]> record : topics.raw(topic)) {
                append(topicText, record.key());
                append(topicText, record.value());
                for (Header header : record.headers()) {
                    append(topicText, header.value());
                }
            }
            assertNoAddress(topic, topicText.toString(), addresses);
        }
        try (Stream<Path> logs = Files.walk(mesh.data().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertNoAddress(log.toString(), Files.readString(log), addresses);
            }
        }
    }

    private static void append(StringBuilder text, byte @Nullable [] bytes) {
        if (bytes != null) {
            text.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
        }
    }

    private static void assertNoAddress(String location, String text, Set<String> addresses) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("sakilacustomer")) {
            throw new AssertionError("a customer's e-mail domain appears in " + location);
        }
        assertThat(addresses.stream().filter(lower::contains).count()).as(location).isZero();
    }

    private static Map<Long, String> tokens(PlainTopicReader topics) {
        Map<Long, String> tokens = new HashMap<>();
        topics.avro("crm.customers.v1")
                .forEach(each -> tokens.put(
                        ((Number) each.value().get("customer_id")).longValue(),
                        each.value().get("email").toString()));
        return tokens;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
