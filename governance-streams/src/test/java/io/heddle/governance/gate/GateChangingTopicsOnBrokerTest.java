// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Topics that are changed, deleted and recreated while the gate runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateChangingTopicsOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    /** Consumers do not learn of changed topics by themselves within a test. */
    private static final Map<String, Object> NO_REFRESH = Map.of("main.consumer.metadata.max.age.ms", 3_600_000);

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

    private Gate gate(String... products) {
        return GateFixture.on(cluster.properties(NO_REFRESH), stateDir).products(products).start();
    }

    private void send(String product, int partitions, int from, int end) {
        for (int i = from; i < end; i++) {
            cluster.send(product + ".v1.ingest", i % partitions, CustomerProductFixture.key(i),
                    CustomerProductFixture.value(i, "a@b.c", i % 5 == 0 ? -1 : i));
        }
        cluster.flush();
    }

    private List<String> keys(String topic) {
        return cluster.readCommitted(topic).stream()
                .map(record -> new String(record.key(), StandardCharsets.ISO_8859_1)).toList();
    }

    private static void awaitWait(Gate gate, String topic, String missing) {
        await().atMost(SOON).untilAsserted(() -> assertThat(gate.health().cells().get(0).waits())
                .anySatisfy(wait -> {
                    assertThat(wait.topic()).isEqualTo(topic);
                    assertThat(wait.text()).startsWith(missing);
                }));
    }

    @Test
    void shouldHoldOnlyTheProductWhenAnOutputIsDeletedAndResumeWhenItIsRecreated() throws Exception {
        cluster.createProduct("gone.held", 2);
        cluster.createProduct("gone.free", 2);
        try (Gate gate = gate("gone.held", "gone.free")) {
            send("gone.held", 2, 0, 20);
            send("gone.free", 2, 0, 20);
            await().atMost(SOON)
                    .until(() -> keys("gone.held.v1.full").size() == 16 && keys("gone.free.v1").size() == 16);

            cluster.admin().deleteTopics(List.of("gone.held.v1.full")).all().get();
            send("gone.held", 2, 20, 40);
            awaitWait(gate, "gone.held.v1.ingest", "topic gone.held.v1.full, which does not exist");
            send("gone.free", 2, 20, 40);
            await().atMost(SOON).until(() -> keys("gone.free.v1").size() == 32);
            assertThat(keys("gone.held.v1")).hasSize(16);

            cluster.createTopics(2, "gone.held.v1.full");
            await().atMost(SOON).until(() -> keys("gone.held.v1").size() == 32 && gate.health().isHealthy());
        }
        assertThat(keys("gone.held.v1.full")).as("what was published since it is there again").hasSize(16);
        assertThat(keys("gone.held.v1")).doesNotHaveDuplicates();
    }

    @Test
    void shouldHoldNewPartitionsUntilTheOutputsHaveThem() throws Exception {
        cluster.createProduct("more.parts", 1);
        try (Gate gate = gate("more.parts")) {
            send("more.parts", 1, 0, 10);
            await().atMost(SOON).until(() -> keys("more.parts.v1").size() == 8);

            cluster.admin().createPartitions(Map.of("more.parts.v1.ingest", NewPartitions.increaseTo(2))).all().get();
            send("more.parts", 2, 10, 30);
            awaitWait(gate, "more.parts.v1.ingest", "partition 1 of topic more.parts.v1");
            for (String target : List.of("more.parts.v1", "more.parts.v1.full", "more.parts.v1.quarantine")) {
                cluster.admin().createPartitions(Map.of(target, NewPartitions.increaseTo(2))).all().get();
            }
            await().atMost(SOON).until(() -> keys("more.parts.v1").size() == 24 && gate.health().isHealthy());
        }
        assertThat(cluster.readCommitted("more.parts.v1")).extracting(ConsumerRecord::partition).contains(0, 1);
        assertThat(keys("more.parts.v1")).doesNotHaveDuplicates();
    }

    /** No partition of any domain may continue without being counted. */
    @Test
    void shouldHoldEverythingWhenMetricsAreDeletedAndResumeWhenTheyAreRecreated() throws Exception {
        cluster.createProduct("uncounted.one", 1);
        cluster.createProduct("uncounted.two", 1);
        try (Gate gate = gate("uncounted.one", "uncounted.two")) {
            send("uncounted.one", 1, 0, 10);
            send("uncounted.two", 1, 0, 10);
            await().atMost(SOON)
                    .until(() -> keys("uncounted.one.v1").size() == 8 && keys("uncounted.two.v1").size() == 8);

            cluster.admin().deleteTopics(List.of("mesh.metrics")).all().get();
            send("uncounted.one", 1, 10, 20);
            send("uncounted.two", 1, 10, 20);
            awaitWait(gate, "uncounted.one.v1.ingest", "topic mesh.metrics, which does not exist");
            awaitWait(gate, "uncounted.two.v1.ingest", "topic mesh.metrics, which does not exist");
            assertThat(gate.health().isHealthy()).isFalse();
            assertThat(keys("uncounted.one.v1")).hasSize(8);

            cluster.createTopics(3, "mesh.metrics");
            await().atMost(SOON)
                    .until(() -> keys("uncounted.one.v1").size() == 16 && keys("uncounted.two.v1").size() == 16);
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
        assertThat(keys("uncounted.one.v1")).doesNotHaveDuplicates();
        assertThat(cluster.readCommitted("mesh.metrics").stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8)))
                .as("records decided since are counted").contains("uncounted.one", "uncounted.two");
    }

    @Test
    void shouldReadIngestFromItsStartWhenItIsRecreated() throws Exception {
        cluster.createProduct("again.other", 1);
        cluster.createProduct("again.made", 1);
        limit("again.made.v1.quarantine", 2_000);
        try (Gate gate = gate("again.made")) {
            send("again.made", 1, 0, 10);
            await().atMost(SOON).until(() -> keys("again.made.v1").size() == 8);
            cluster.send("again.made.v1.ingest", 0, CustomerProductFixture.key(11),
                    CustomerProductFixture.value(11, "x".repeat(3_000), -1));
            awaitWait(gate, "again.made.v1.ingest", "max.message.bytes of topic again.made.v1.quarantine");

            // When the gate continues, the new topic's end is beyond the position in the old one.
            recreateIngest(100, 120);
            limit("again.made.v1.quarantine", 1_000_000);
            await().atMost(SOON).untilAsserted(() -> assertThat(keys("again.made.v1")).contains(ids(100, 120)));
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }

        // Simulates a gate that was killed after it committed the old topic's offsets to the new topic.
        Map<TopicPartition, OffsetAndMetadata> old = new HashMap<>(
                cluster.admin().listConsumerGroupOffsets("mesh.gate.again").partitionsToOffsetAndMetadata().get());
        old.keySet().retainAll(Set.of(new TopicPartition("again.made.v1.ingest", 0)));
        assertThat(old).hasSize(1);
        recreateIngest(200, 230);
        cluster.admin().alterConsumerGroupOffsets("mesh.gate.again", old).all().get();
        try (Gate _ = gate("again.made")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(keys("again.made.v1")).contains(ids(200, 230)));
        }
        assertThat(keys("again.made.v1")).hasSize(8 + 16 + 24).doesNotHaveDuplicates();
    }

    /** Kafka's producer still uses the topic's old id when it sends offsets, and would retry forever. */
    @Test
    void shouldRestartAndResumeWhenIngestIsRecreatedDuringATransaction() throws Exception {
        cluster.createProduct("anew.read", 1);
        try (Gate gate = gate("anew.read")) {
            send("anew.read", 1, 0, 10);
            await().atMost(SOON).until(() -> keys("anew.read.v1").size() == 8);

            cluster.admin().deleteTopics(List.of("anew.read.v1.ingest")).all().get();
            cluster.createTopics(1, "anew.read.v1.ingest");
            send("anew.read", 1, 100, 200);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(keys("anew.read.v1")).contains(ids(100, 200)));
            await().atMost(SOON).until(() -> gate.health().isHealthy());
        }
    }

    private void recreateIngest(int from, int end) throws ExecutionException, InterruptedException {
        cluster.admin().deleteTopics(List.of("again.made.v1.ingest")).all().get();
        cluster.createTopics(1, "again.made.v1.ingest");
        send("again.made", 1, from, end);
    }

    private void limit(String topic, int maxMessageBytes) throws ExecutionException, InterruptedException {
        AlterConfigOp set = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(maxMessageBytes)), AlterConfigOp.OpType.SET);
        cluster.admin()
                .incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
                .all()
                .get();
    }

    /** The keys of the records in this range that are accepted. */
    private static String[] ids(int from, int end) {
        return IntStream.range(from, end)
                .filter(id -> id % 5 != 0)
                .mapToObj(id -> new String(CustomerProductFixture.key(id), StandardCharsets.ISO_8859_1))
                .toArray(String[]::new);
    }
}
