// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.TruncationMark;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.log.quarantine.QuarantineConfig;
import io.heddle.log.quarantine.QuarantineReader;
import io.heddle.log.quarantine.RejectionFilter;
import io.heddle.log.quarantine.ReplaySelection;
import io.heddle.log.quarantine.TruncatedRejection;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Records at the limits of what topics accept, and producer transactions, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateUnusualRecordsOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String LARGE = "x".repeat(MEBIBYTE);
    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @TempDir
    private Path stateDir = Path.of("");

    @AfterAll
    void stop() {
        cluster.close();
    }

    private void createProducts(String... ids) throws ExecutionException, InterruptedException {
        for (String id : ids) {
            cluster.createProduct(id, 1);
        }
    }

    private Gate gate(String... products) {
        return GateFixture.on(cluster, stateDir).products(products).start();
    }

    private void configure(String topic, String setting, String value) throws ExecutionException, InterruptedException {
        cluster.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> further) {
        return new KafkaProducer<>(cluster.properties(further), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static byte[] good(int id) {
        return CustomerProductFixture.value(id, "a@b.c", id);
    }

    private List<ConsumerRecord<byte[], byte[]>> recordsOn(String topic) {
        return cluster.readCommitted(topic);
    }

    private static void awaitWait(Gate gate, String topic, long offset, String missing) {
        await(missing).atMost(SOON)
                .untilAsserted(() -> assertThat(gate.health().cells().get(0).waits()).anySatisfy(wait -> {
                    assertThat(wait.topic()).isEqualTo(topic);
                    assertThat(wait.offset()).isEqualTo(offset);
                    assertThat(wait.text()).startsWith(missing);
                }));
    }

    @Test
    void shouldGovernRecordsAtTheLimitsAndHoldThoseThatATopicConfigRejects() throws Exception {
        createProducts("odd.size", "odd.time", "odd.heads");
        configure("odd.size.v1", "max.message.bytes", "300000");
        configure("odd.size.v1.quarantine", "max.message.bytes", Integer.toString(2 * MEBIBYTE));
        configure("odd.time.v1.ingest", "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        configure("odd.heads.v1.quarantine", "max.message.bytes", Integer.toString(2 * MEBIBYTE));
        try (Gate gate = gate("odd.size", "odd.time", "odd.heads");
                KafkaProducer<byte[], byte[]> producer = producer(Map.of(
                        "compression.type", "gzip", "max.request.size", 16 * MEBIBYTE, "buffer.memory",
                        64 * MEBIBYTE))) {
            producer.send(new ProducerRecord<>("odd.size.v1.ingest", CustomerProductFixture.key(1), good(1))).get();
            producer.send(new ProducerRecord<>("odd.size.v1.ingest", CustomerProductFixture.key(2),
                    CustomerProductFixture.value(2, LARGE, 2))).get();
            producer.send(new ProducerRecord<>("odd.size.v1.ingest", CustomerProductFixture.key(3),
                    CustomerProductFixture.value(3, LARGE.repeat(3), 3))).get();
            producer.send(new ProducerRecord<>("odd.size.v1.ingest", CustomerProductFixture.key(4), good(4))).get();
            producer.send(new ProducerRecord<>("odd.size.v1.ingest", CustomerProductFixture.key(5),
                    CustomerProductFixture.value(5, LARGE.repeat(9), 5))).get();
            long future = System.currentTimeMillis() + Duration.ofDays(400).toMillis();
            producer.send(new ProducerRecord<>("odd.time.v1.ingest", 0, 1_000L, CustomerProductFixture.key(1), good(1)))
                    .get();
            producer.send(new ProducerRecord<>("odd.time.v1.ingest", 0, future, CustomerProductFixture.key(2), good(2)))
                    .get();
            producer.send(withManyHeaders(1, 1)).get();
            producer.send(withManyHeaders(2, -1)).get();

            awaitWait(gate, "odd.size.v1.ingest", 2,
                    "max.message.bytes of topic odd.size.v1.quarantine to be at least 31");
            awaitWait(gate, "odd.time.v1.ingest", 1, "topic odd.time.v1 to accept the record's timestamp");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(recordsOn("odd.size.v1")).hasSize(1);
                assertThat(recordsOn("odd.size.v1.quarantine")).singleElement()
                        .satisfies(record -> assertThat(header(record, "heddle-reason")).isEqualTo("too_large"));
                assertThat(recordsOn("odd.time.v1")).singleElement()
                        .satisfies(record -> assertThat(record.timestamp()).isEqualTo(1_000));
                assertThat(recordsOn("odd.heads.v1")).singleElement()
                        .satisfies(record -> assertThat(record.headers().toArray()).hasSizeLessThan(20));
                assertThat(recordsOn("odd.heads.v1.quarantine")).singleElement().satisfies(record -> {
                    assertThat(record.headers().headers("many")).hasSize(5_000);
                    assertThat(header(record, "heddle-reason")).isEqualTo("rule_violated");
                });
            });

            configure("odd.size.v1.quarantine", "max.message.bytes", Integer.toString(4 * MEBIBYTE));
            for (String target : List.of("odd.time.v1", "odd.time.v1.full", "odd.time.v1.quarantine")) {
                configure(target, "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
            }
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(recordsOn("odd.size.v1")).hasSize(2);
                assertThat(recordsOn("odd.size.v1.quarantine")).hasSize(3);
                assertThat(recordsOn("odd.time.v1")).extracting(ConsumerRecord::timestamp).containsExactly(1_000L,
                        future);
            });
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        ConsumerRecord<byte[], byte[]> beginning = recordsOn("odd.size.v1.quarantine").get(2);
        assertThat(header(beginning, "heddle-reason")).isEqualTo("too_large");
        assertThat(header(beginning, "heddle-source-offset")).isEqualTo("4");
        assertThat(header(beginning, "heddle-truncated"))
                .isEqualTo("value=" + CustomerProductFixture.value(5, LARGE.repeat(9), 5).length + ";key="
                        + CustomerProductFixture.key(5).length + ";headers=0");
        assertThat(beginning.key()).isEqualTo(CustomerProductFixture.key(5));
        assertThat(beginning.value())
                .isEqualTo(Arrays.copyOf(CustomerProductFixture.value(5, LARGE.repeat(9), 5), 65_536));
        assertReplaySkipsTruncatedRecord();
    }

    private void assertReplaySkipsTruncatedRecord() {
        ProductTopics topics = new ProductTopics(ProductId.parse("odd.size"), 1);
        try (QuarantineReader quarantine = QuarantineReader.open(QuarantineConfig.of(cluster.properties(), topics))) {
            ReplaySelection selection = quarantine.preview(RejectionFilter.ALL, 10, false);
            assertThat(selection.byReason()).isEqualTo(Map.of("too_large", 2L));
            assertThat(selection.unreplayable().first()).singleElement().satisfies(rejection -> {
                assertThat(rejection.sourceOffset()).isEqualTo(4);
                assertThat(rejection.truncated()).contains(new TruncatedRejection(
                        Optional.of(new TruncationMark(
                                CustomerProductFixture.value(5, LARGE.repeat(9), 5).length,
                                CustomerProductFixture.key(5).length, 0)),
                        65_536,
                        true));
            });
        }
    }

    /** Includes null values, and names and values that are not valid UTF-8. */
    private static ProducerRecord<byte[], byte[]> withManyHeaders(int id, long amount) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("odd.heads.v1.ingest", 0, CustomerProductFixture.key(id),
                        CustomerProductFixture.value(id, "a@b.c", amount));
        for (int i = 0; i < 5_000; i++) {
            record.headers().add("many", i % 3 == 0 ? null : new byte[] {(byte) 0xC3, (byte) 0x28, (byte) i});
        }
        record.headers().add("huge", new byte[500_000]);
        record.headers().add("ce_id", new byte[] {(byte) 0xFF, (byte) 0xFE});
        record.headers().add("ce_time", null);
        return record;
    }

    /** All records are expired by their timestamps, as in a backfill. */
    @Test
    void shouldDeleteOnlyOldDecidedRecordsFromIngest() throws Exception {
        cluster.createTopics(2, "swept.one.v1", "swept.one.v1.full", "swept.one.v1.quarantine", "swept.one.v1.ingest");
        configure("swept.one.v1.ingest", "retention.ms", "-1");
        configure("swept.one.v1.quarantine", "max.message.bytes", "2000");
        try (Gate _ = GateFixture.on(cluster, stateDir)
                .products("swept.one")
                .retentionInterval(Duration.ofMillis(200))
                .start();
                KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            long now = System.currentTimeMillis();
            byte[] waits = CustomerProductFixture.value(9, "x".repeat(3_000), -1);
            for (int id = 0; id < 3; id++) {
                var _ = producer.send(new ProducerRecord<>("swept.one.v1.ingest", 0, 1_000L,
                        CustomerProductFixture.key(id), good(id)));
                var _ = producer.send(new ProducerRecord<>("swept.one.v1.ingest", 1, 1_000L,
                        CustomerProductFixture.key(id), good(id)));
            }
            var _ = producer
                    .send(new ProducerRecord<>("swept.one.v1.ingest", 0, now, CustomerProductFixture.key(3), good(3)));
            var _ = producer.send(
                    new ProducerRecord<>("swept.one.v1.ingest", 0, 1_000L, CustomerProductFixture.key(4), good(4)));
            var _ = producer
                    .send(new ProducerRecord<>("swept.one.v1.ingest", 1, 1_000L, CustomerProductFixture.key(5), waits));
            producer.flush();

            await().atMost(SOON).untilAsserted(() -> assertThat(recordsOn("swept.one.v1")).hasSize(8));
            await("old decided records").atMost(SOON)
                    .until(() -> starts("swept.one.v1.ingest").equals(List.of(3L, 3L)));
            producer.send(new ProducerRecord<>("swept.one.v1.ingest", 0, now, CustomerProductFixture.key(6), good(6)))
                    .get();
            await().atMost(SOON).untilAsserted(() -> assertThat(recordsOn("swept.one.v1")).hasSize(9));
        }
        assertThat(starts("swept.one.v1.ingest")).as("what is young or waits").containsExactly(3L, 3L);
    }

    private List<Long> starts(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> offsetSpecs =
                Map.of(new TopicPartition(topic, 0), OffsetSpec.earliest(), new TopicPartition(topic, 1),
                        OffsetSpec.earliest());
        return cluster.admin().listOffsets(offsetSpecs).all().get().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().partition()))
                .map(entry -> entry.getValue().offset())
                .toList();
    }

    @Test
    void shouldPublishOnlyCommittedRecordsAndReportALongOpenTransaction() throws Exception {
        createProducts("tx.one");
        try (Gate gate = gate("tx.one");
                KafkaProducer<byte[], byte[]> first =
                        producer(Map.of("transactional.id", "first", "transaction.timeout.ms", 600_000));
                KafkaProducer<byte[], byte[]> second = producer(Map.of("transactional.id", "second"))) {
            first.initTransactions();
            second.initTransactions();
            inTransaction(second, 1).commitTransaction();
            inTransaction(second, 2).abortTransaction();
            awaitStableOffset("tx.one.v1.ingest", 4);
            inTransaction(first, 3).flush();
            inTransaction(second, 4).commitTransaction();

            // One record and the markers of two completed transactions precede the open one.
            awaitWait(gate, "tx.one.v1.ingest", 4, "a producer's transaction to end");
            assertThat(gate.health().cells().get(0).state()).isEqualTo(GateHealth.State.WAITING);
            assertThat(keys("tx.one.v1")).containsExactly(1);

            first.commitTransaction();
            await().atMost(SOON).untilAsserted(() -> assertThat(keys("tx.one.v1")).containsExactly(1, 3, 4));
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        assertThat(recordsOn("tx.one.v1.quarantine")).isEmpty();
    }

    /** The coordinator answers the end of a transaction before it writes the marker to the topic. */
    private void awaitStableOffset(String topic, long offset) {
        Map<TopicPartition, OffsetSpec> latest = Map.of(new TopicPartition(topic, 0), OffsetSpec.latest());
        ListOffsetsOptions stable = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        await().atMost(SOON).until(() -> cluster.admin().listOffsets(latest, stable).all().get().values().stream()
                .allMatch(found -> found.offset() == offset));
    }

    private static KafkaProducer<byte[], byte[]> inTransaction(KafkaProducer<byte[], byte[]> producer, int id)
            throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("tx.one.v1.ingest", 0, CustomerProductFixture.key(id), good(id))).get();
        return producer;
    }

    /** The ids in the keys (zigzag in the last byte). */
    private List<Integer> keys(String topic) {
        return recordsOn(topic).stream().map(record -> record.key()[record.key().length - 1] / 2).toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
