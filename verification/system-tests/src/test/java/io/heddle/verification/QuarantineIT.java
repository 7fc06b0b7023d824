// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From rejection to recovery: an overly strict contract is corrected, and the records it rejected are replayed exactly
 * once or discarded.
 */
class QuarantineIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUARANTINE = "shop.orders.v1.quarantine";
    private static final String SECRET = "secret.person@example.org";
    private static final int GOOD = 100;
    private static final int BAD = 3_000;
    private static final int STILL_INVALID = 30;
    private static final int KEYS = 250;

    @TempDir
    Path folder;

    @Test
    void shouldReplayEachRecordOnceDespiteAKillAndDiscardWhatStillFails() throws IOException {
        try (RunningMesh mesh = RunningMesh.up(folder)) {
            apply(mesh, "1.0.0", 1);
            publish(mesh);
            PlainTopicReader topics = mesh.topics();
            Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                assertThat(topics.raw("shop.orders.v1")).hasSize(GOOD);
                assertThat(topics.raw(QUARANTINE)).hasSize(BAD);
            });
            assertFiltersFindTheirRecords(mesh);
            apply(mesh, "1.1.0", -10);
            assertThat(json(mesh, 0, "replay", "shop.orders", "--dry-run").get("records").asInt()).isEqualTo(BAD);

            String run = killInMidRun(mesh, topics);

            int waiting = json(mesh, 0, "list", "shop.orders").get("records").asInt();
            System.out.println("killed with " + (BAD - waiting) + " net of " + BAD + " records acknowledged");
            assertThat(waiting).isBetween(STILL_INVALID + 1, BAD - 1);
            JsonNode report = json(mesh, 3, "replay", "shop.orders", "--resume", run);
            assertThat(report.get("replayed").asInt()).isEqualTo(BAD);
            assertThat(report.get("published").asInt()).isEqualTo(BAD - STILL_INVALID);
            assertThat(report.get("rejected").asInt()).isEqualTo(STILL_INVALID);
            assertThat(report.at("/counts/0/rule").asText()).isEqualTo("amount.minimum");
            assertThat(report.at("/counts/0/records").asInt()).isEqualTo(STILL_INVALID);
            assertEachOnceInOrderAndMarked(topics.avro("shop.orders.v1"), run);

            assertHistoryIsKept(mesh, run);
            assertDiscardLeavesNothing(mesh, topics);
            assertTruncatedRecordsAreListedAndNotReplayed(mesh, topics);
        }
    }

    private void apply(RunningMesh mesh, String version, int minimum) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.yaml"), """
                apiVersion: v3.1.0
                kind: DataContract
                id: shop.orders
                domain: shop
                dataProduct: orders
                version: %s
                status: active
                team: {name: shop-team}
                schema:
                  - name: order
                    physicalType: topic
                    logicalType: object
                    properties:
                      - {name: order_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                      - {name: change, logicalType: integer, physicalType: long, required: true}
                      - {name: email, logicalType: string, required: true, tags: [PII],
                         customProperties: [{property: masking, value: {strategy: hash}}]}
                      - {name: amount, logicalType: integer, physicalType: long, required: true,
                         logicalTypeOptions: {minimum: %d}}
                customProperties:
                  - {property: quarantineRetention, value: 2d}
                """.formatted(version, minimum));
        HeddleProcess.ProcessResult result = mesh.heddle("apply", "-f", file.toString());
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    /**
     * Publishes numbered changes of orders. One in a hundred of the bad records is invalid under the corrected
     * contract, too.
     */
    private void publish(RunningMesh mesh) throws IOException {
        String lines = IntStream.range(0, GOOD + BAD)
                .mapToObj(i -> "{\"order_id\":%d,\"change\":%d,\"email\":\"%s\",\"amount\":%d}%n".formatted(
                        i % KEYS, i, SECRET, i < GOOD ? 5 : i % 100 == 7 ? -50 : -5))
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("orders.jsonl"), lines);
        HeddleProcess.ProcessResult result =
                mesh.heddle("publish", "shop.orders", "--file", file.toString(), "--observe");
        assertThat(result.out()).as(result.toString()).contains("sent 3,100, refused 0");
    }

    private static JsonNode json(RunningMesh mesh, int exitCode, String command, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("quarantine", command, "-o", "json"));
        arguments.addAll(List.of(options));
        HeddleProcess.ProcessResult result = mesh.heddle(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.toString()).doesNotContain(SECRET);
        return JSON.readTree(result.out());
    }

    private static void assertFiltersFindTheirRecords(RunningMesh mesh) throws IOException {
        int ofKey = (int) IntStream.range(GOOD, GOOD + BAD).filter(i -> i % KEYS == 7).count();
        assertThat(json(mesh, 0, "list", "shop.orders", "--key", "7").get("records").asInt()).isEqualTo(ofKey);
        assertThat(
                json(mesh, 0, "list", "shop.orders", "--since", "1h", "--reason", "rule_violated", "--partition", "0",
                        "--partition", "1", "--partition", "2").get("records").asInt())
                .isEqualTo(BAD);
    }

    /** Kills the replay with SIGKILL while it runs; returns its run id. */
    private static String killInMidRun(RunningMesh mesh, PlainTopicReader topics) throws IOException {
        HeddleProcess.RunningProcess replay = mesh.start("quarantine", "replay", "shop.orders", "--rate", "250");
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> topics.raw("shop.orders.v1").size() > GOOD);
        assertThat(replay.process().isAlive()).isTrue();
        replay.kill();
        Matcher run = Pattern.compile("continue with --resume (\\S+)").matcher(Files.readString(replay.err()));
        assertThat(run.find()).isTrue();
        return run.group(1);
    }

    private static void assertEachOnceInOrderAndMarked(List<ConsumerRecord<byte[], GenericRecord>> records,
            String run) {
        assertThat(records).hasSize(GOOD + BAD - STILL_INVALID);
        Set<Long> changes = new HashSet<>();
        Map<Long, Long> latest = new HashMap<>();
        for (ConsumerRecord<byte[], GenericRecord> record : records) {
            long change = (Long) record.value().get("change");
            assertThat(changes.add(change)).as("change %d is there once", change).isTrue();
            long order = (Long) record.value().get("order_id");
            assertThat(change).isGreaterThan(latest.getOrDefault(order, -1L));
            latest.put(order, change);
            if (change >= GOOD) {
                assertThat(header(record, "heddle-replay"))
                        .startsWith("run=" + run + ";from=" + record.partition() + ":")
                        .endsWith(";attempt=1");
                assertThat(header(record, "heddle-contract")).isEqualTo("shop.orders@1.1.0");
            } else {
                assertThat(record.headers().lastHeader("heddle-replay")).isNull();
            }
        }
    }

    /**
     * Records that were rejected again are replayed only by a second run, carry their number of attempts, and are
     * rejected once more.
     */
    private static void assertHistoryIsKept(RunningMesh mesh, String run) throws IOException {
        assertThat(json(mesh, 0, "list", "shop.orders").get("records").asInt()).isEqualTo(STILL_INVALID);
        JsonNode secondReplay = json(mesh, 3, "replay", "shop.orders");
        assertThat(secondReplay.get("run").asText()).isNotEqualTo(run);
        assertThat(secondReplay.get("replayed").asInt()).isEqualTo(STILL_INVALID);
        assertThat(secondReplay.get("rejected").asInt()).isEqualTo(STILL_INVALID);
        JsonNode document = json(mesh, 0, "show", "shop.orders");
        assertThat(document.at("/0/replay/attempt").asInt()).isEqualTo(2);
        assertThat(document.at("/0/replay/run").asText()).isEqualTo(secondReplay.get("run").asText());
    }

    private static void assertDiscardLeavesNothing(RunningMesh mesh, PlainTopicReader topics) throws IOException {
        HeddleProcess.ProcessResult unconfirmed = mesh.heddle("quarantine", "discard", "shop.orders");
        assertThat(unconfirmed.exitCode()).isEqualTo(2);
        assertThat(unconfirmed.err()).contains("30 records", "nothing was discarded", "--yes");
        JsonNode discarded = json(mesh, 0, "discard", "shop.orders", "--yes");
        assertThat(discarded.get("discarded").asInt()).isEqualTo(STILL_INVALID);
        assertThat(json(mesh, 0, "list", "shop.orders").get("records").asInt()).isZero();
        assertThat(topics.raw(QUARANTINE)).isEmpty();
    }

    /** The ingest topic accepts a compressed record that is too large for the gate to forward. */
    private static void assertTruncatedRecordsAreListedAndNotReplayed(RunningMesh mesh, PlainTopicReader topics)
            throws IOException {
        int size = 9 * 1024 * 1024;
        Map<String, Object> config = Map.of(
                "bootstrap.servers", mesh.get("/api/v1/mesh").get("bootstrapServers").asText(),
                "compression.type", "gzip", "max.request.size", 2 * size);
        try (KafkaProducer<byte[], byte[]> client =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ = client.send(new ProducerRecord<>("shop.orders.v1.ingest", 0, new byte[] {14}, new byte[size]));
        }
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> !topics.raw(QUARANTINE).isEmpty());
        ConsumerRecord<byte[], byte[]> truncated = topics.raw(QUARANTINE).get(0);
        String source = "shop.orders.v1.ingest-0@" + header(truncated, "heddle-source-offset");

        assertThat(mesh.heddle("quarantine", "list", "shop.orders").out()).contains("key_mismatch *");
        assertThat(mesh.heddle("quarantine", "show", "shop.orders").out()).contains("value: 65,536 of 9,437,184 bytes",
                source);
        JsonNode report = json(mesh, 3, "replay", "shop.orders");
        assertThat(report.get("replayed").asInt()).isZero();
        assertThat(report.get("truncated").asInt()).isEqualTo(1);
        assertThat(report.at("/firstTruncated/0/source").asText()).isEqualTo(source);
        HeddleProcess.ProcessResult secondReplay = mesh.heddle("quarantine", "replay", "shop.orders");
        assertThat(secondReplay.exitCode()).as(secondReplay.toString()).isEqualTo(3);
        assertThat(secondReplay.out()).contains("cannot be replayed", "the value was cut at 65,536 of 9,437,184 bytes",
                source);
        assertThat(topics.raw("shop.orders.v1.ingest").stream().filter(record -> record.value().length == 65_536))
                .isEmpty();
        assertThat(json(mesh, 0, "discard", "shop.orders", "--yes").get("discarded").asInt()).isEqualTo(1);
    }

    private static String header(ConsumerRecord<byte[], ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
