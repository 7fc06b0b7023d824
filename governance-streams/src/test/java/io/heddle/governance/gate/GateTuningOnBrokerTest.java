// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.engine.RecordEngine;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.config.GateTuning;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.ProductPartition;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.ProcessorMetadata;
import org.apache.kafka.streams.processor.internals.TopicPartitionMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Guarantees and thread counts other than the default, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateTuningOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final GateTuning AT_LEAST_ONCE =
            GateTuning.DEFAULT.withGuarantee(GateTuning.Guarantee.AT_LEAST_ONCE);

    private final GovernanceClusterFixture cluster = GovernanceClusterFixture.ofItsOwn();

    @TempDir
    private Path stateDir = Path.of("");

    @BeforeAll
    void createMeshTopics() throws ExecutionException, InterruptedException {
        cluster.createTopics(3, "mesh.metrics");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private Gate gate(String product, RecordEngine engine, GateTuning tuning)
            throws ExecutionException, InterruptedException {
        cluster.createProduct(product, 4);
        return started(product, engine, tuning);
    }

    private Gate started(String product, RecordEngine engine, GateTuning tuning) {
        return GateFixture.on(cluster, stateDir).products(product).engine(engine).tuning(tuning).start();
    }

    private void send(String product, int count) {
        send(product, 0, count);
    }

    private void send(String product, int from, int to) {
        for (int i = from; i < to; i++) {
            cluster.send(product + ".v1.ingest", i % 4, CustomerProductFixture.key(i),
                    CustomerProductFixture.value(i, "a@b.c", i % 10 == 0 ? -1 : i));
        }
        cluster.flush();
    }

    @Test
    void shouldShareTheWorkAndCountItExactlyWhenACellHasSeveralThreadsAndOneFails() throws Exception {
        FailingCallEngine engine = new FailingCallEngine(new ReferenceEngine(), 900);
        try (Gate _ = gate("threads.test", engine, GateTuning.DEFAULT.withThreads(2))) {
            await().atMost(SOON).until(() -> streamThreads("mesh.gate.threads").size() == 2);
            send("threads.test", 4_000);
            await().atMost(SOON).until(() -> cluster.readCommitted("threads.test.v1").size() >= 3_600
                    && cluster.readCommitted("threads.test.v1.quarantine").size() >= 400);
        }

        assertThat(engine.failures()).isEqualTo(1);
        assertThat(cluster.readCommitted("threads.test.v1")).hasSize(3_600);
        assertThat(cluster.readCommitted("threads.test.v1.quarantine")).hasSize(400);
        assertThat(counted("threads.test")).containsExactly(Map.entry(0, 1_000L), Map.entry(1, 1_000L),
                Map.entry(2, 1_000L), Map.entry(3, 1_000L));
    }

    @Test
    void shouldLoseNothingAndCountEverythingWhenItFailsUnderAtLeastOnce() throws Exception {
        FailingCallEngine engine = new FailingCallEngine(new ReferenceEngine(), 900);
        try (Gate gate = gate("least.once", engine, AT_LEAST_ONCE.withThreads(2))) {
            send("least.once", 4_000);
            await().atMost(SOON)
                    .until(() -> keys("least.once.v1").size() + keys("least.once.v1.quarantine").size() == 4_000);
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }

        int written = cluster.readCommitted("least.once.v1").size()
                + cluster.readCommitted("least.once.v1.quarantine").size();
        assertThat(engine.failures()).isEqualTo(1);
        assertThat(committedOffsets("mesh.gate.least")).isEqualTo(Map.of(0, 1_000L, 1, 1_000L, 2, 1_000L, 3, 1_000L));
        assertThat(counted("least.once").values())
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(1_000L));
        assertThat(counted("least.once").values().stream().mapToLong(Long::longValue).sum()).isBetween(4_000L,
                (long) written);
    }

    @Test
    void shouldCommitNoOffsetBeforeItsMetricsAreWrittenWhenItGovernsAtLeastOnce() throws Exception {
        limitMetrics("80");
        try (Gate gate = gate("metrics.first", new ReferenceEngine(), AT_LEAST_ONCE)) {
            send("metrics.first", 40);
            await().atMost(SOON).until(
                    () -> gate.health().cells().stream().anyMatch(cell -> cell.state() == GateHealth.State.RESTARTING));
            assertThat(keys("metrics.first.v1")).isNotEmpty();
            assertThat(committedOffsets("mesh.gate.metrics")).isEmpty();

            limitMetrics("1000000");

            await().atMost(SOON)
                    .until(() -> committedOffsets("mesh.gate.metrics").equals(Map.of(0, 10L, 1, 10L, 2, 10L, 3, 10L)));
            assertThat(counted("metrics.first").values())
                    .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(10L));
        } finally {
            limitMetrics("1000000");
        }
    }

    @Test
    void shouldNotPublishWhatAProducerAbortedWhenItGovernsAtLeastOnce() throws Exception {
        try (Gate gate = gate("aborted.test", new ReferenceEngine(), AT_LEAST_ONCE)) {
            Map<String, Object> config = new HashMap<>(cluster.properties());
            config.put("transactional.id", "upstream");
            try (KafkaProducer<byte[], byte[]> upstream =
                    new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
                upstream.initTransactions();
                upstream.beginTransaction();
                upstream.send(new ProducerRecord<>("aborted.test.v1.ingest", 0, CustomerProductFixture.key(1),
                        CustomerProductFixture.value(1, "a", 1))).get();
                upstream.abortTransaction();
                upstream.beginTransaction();
                upstream.send(new ProducerRecord<>("aborted.test.v1.ingest", 0, CustomerProductFixture.key(2),
                        CustomerProductFixture.value(2, "a", 2))).get();
                upstream.commitTransaction();
            }
            await().atMost(SOON).until(() -> cluster.readCommitted("aborted.test.v1").size() > 0);
            assertThat(cluster.readCommitted("aborted.test.v1")).hasSize(1);
            assertThat(cluster.readCommitted("aborted.test.v1.full")).singleElement()
                    .satisfies(record -> assertThat(record.key()).isEqualTo(CustomerProductFixture.key(2)));
            assertThat(Objects.requireNonNull(gate.counts().get(new ProductPartition("aborted.test", 0))).accepted())
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldCommitTheTopicIdAndReadARecreatedTopicFromItsStartWhenItGovernsAtLeastOnce() throws Exception {
        String ingest = "made.again.v1.ingest";
        try (Gate _ = gate("made.again", new ReferenceEngine(), AT_LEAST_ONCE)) {
            send("made.again", 40);
            await().atMost(SOON)
                    .until(() -> committedOffsets("mesh.gate.made").equals(Map.of(0, 10L, 1, 10L, 2, 10L, 3, 10L)));
        }
        Map<TopicPartition, OffsetAndMetadata> old = offsets("mesh.gate.made");
        Uuid id = topicId(ingest);
        assertThat(old).hasSize(4);
        assertThat(old.values()).allSatisfy(offset -> assertThat(offset.metadata()).endsWith("@" + id));

        cluster.admin().deleteTopics(List.of(ingest)).all().get();
        cluster.createTopics(4, ingest);
        send("made.again", 40, 120);
        // Simulates a gate that was killed after it committed the old topic's offsets to the new topic.
        cluster.admin().alterConsumerGroupOffsets("mesh.gate.made", old).all().get();
        try (Gate _ = started("made.again", new ReferenceEngine(), AT_LEAST_ONCE)) {
            await().atMost(SOON)
                    .until(() -> committedOffsets("mesh.gate.made").equals(Map.of(0, 20L, 1, 20L, 2, 20L, 3, 20L)));
        }

        assertThat(decidedRecords("made.again")).isEqualTo(keys(every -> true, 0, 120));
        assertThat(offsets("mesh.gate.made").values())
                .allSatisfy(offset -> assertThat(offset.metadata()).endsWith("@" + topicId(ingest))
                        .doesNotContain(id.toString()));
    }

    /**
     * Offsets without topic ids, as committed by early gates: with Kafka Streams' metadata only, or with none after a
     * manual reset.
     */
    @ParameterizedTest
    @EnumSource(GateTuning.Guarantee.class)
    void shouldResumeAtOffsetsWithoutATopicIdAndAddIt(GateTuning.Guarantee guarantee) throws Exception {
        String domain = guarantee == GateTuning.Guarantee.EXACTLY_ONCE ? "earlier" : "before";
        String product = domain + ".test";
        cluster.createProduct(product, 4);
        send(product, 40);
        String notes = new TopicPartitionMetadata(System.currentTimeMillis(), new ProcessorMetadata()).encode();
        cluster.admin()
                .alterConsumerGroupOffsets("mesh.gate." + domain, Map.of(
                        new TopicPartition(product + ".v1.ingest", 0), new OffsetAndMetadata(5, Optional.of(0), notes),
                        new TopicPartition(product + ".v1.ingest", 1), new OffsetAndMetadata(10, Optional.of(0), notes),
                        new TopicPartition(product + ".v1.ingest", 2), new OffsetAndMetadata(5, "")))
                .all()
                .get();

        try (Gate _ = started(product, new ReferenceEngine(), GateTuning.DEFAULT.withGuarantee(guarantee))) {
            await().atMost(SOON).until(() -> decidedRecords(product).size() == 20);
            send(product, 40, 44);
            await().atMost(SOON).until(() -> decidedRecords(product).size() == 24);
        }

        assertThat(decidedRecords(product)).isEqualTo(keys(
                id -> id >= 40 || id % 4 == 3 || (id % 4 != 1 && id / 4 >= 5), 0, 44));
        Uuid topic = topicId(product + ".v1.ingest");
        assertThat(committedOffsets("mesh.gate." + domain)).hasSize(4).allSatisfy(
                (partition, offset) -> assertThat(offset).as("partition %d", partition).isGreaterThanOrEqualTo(11));
        assertThat(offsets("mesh.gate." + domain).values())
                .allSatisfy(offset -> assertThat(offset.metadata()).endsWith("@" + topic));
    }

    private Uuid topicId(String topic) throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(cluster.admin().describeTopics(List.of(topic)).allTopicNames().get().get(topic))
                .topicId();
    }

    private static Set<String> keys(IntPredicate meant, int from, int to) {
        return IntStream.range(from, to)
                .filter(meant)
                .mapToObj(id -> HexFormat.of().formatHex(CustomerProductFixture.key(id)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys of all published and rejected records. */
    private Set<String> decidedRecords(String product) {
        Set<String> keys = keys(product + ".v1");
        keys.addAll(keys(product + ".v1.quarantine"));
        return keys;
    }

    private void limitMetrics(String bytes) throws ExecutionException, InterruptedException {
        cluster.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, "mesh.metrics"),
                        List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes),
                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static Set<String> streamThreads(String application) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches(application + "-.*-StreamThread-\\d+"))
                .collect(Collectors.toSet());
    }

    private Map<Integer, Long> committedOffsets(String group) throws ExecutionException, InterruptedException {
        Map<Integer, Long> offsets = new HashMap<>();
        offsets(group).forEach((topicPartition, offset) -> offsets.put(topicPartition.partition(), offset.offset()));
        return offsets;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                new HashMap<>(cluster.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
        offsets.values().removeIf(offset -> offset == null || offset.offset() == 0);
        return offsets;
    }

    private Set<String> keys(String topic) {
        return cluster.readCommitted(topic).stream()
                .map(record -> HexFormat.of().formatHex(record.key()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Decided records by partition. */
    private Map<Integer, Long> counted(String product) {
        Map<Integer, Long> sums = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted("mesh.metrics")) {
            GenericRecord metrics =
                    FramedAvro.read(MeshSchemas.metrics(), record.value());
            if (metrics.get("product").toString().equals(product)) {
                sums.merge((Integer) metrics.get("partition"),
                        (Long) metrics.get("accepted") + (Long) metrics.get("rejected"), Long::sum);
            }
        }
        return sums;
    }
}
