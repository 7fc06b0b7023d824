// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.governance.fixture.GovernanceClusterFixture;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which records the sweep deletes: old ones, and of these only what was committed before the previous round. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestRetentionOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private final long longAgo = Instant.now().minus(Duration.ofDays(30)).toEpochMilli();
    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void shouldKeepOldRecordsThatAreNotDecidedYetWhenAYoungerOneFollows() throws Exception {
        TopicPartition ingest = createIngest("sweepopen", longAgo, 6);
        cluster.send(ingest.topic(), 0, new byte[] {1}, new byte[] {2});
        cluster.flush();
        commit("sweepopen", ingest, 2);

        sweep(ingest, 6);

        assertThat(start(ingest)).isEqualTo(2);
    }

    @Test
    void shouldKeepYoungRecordsWhenTheyAreDecided() throws Exception {
        TopicPartition ingest = createIngest("sweepyoung", longAgo, 3);
        cluster.send(ingest.topic(), 0, new byte[] {1}, new byte[] {2});
        cluster.flush();
        commit("sweepyoung", ingest, 4);

        sweep(ingest, 6);

        assertThat(start(ingest)).isEqualTo(3);
    }

    @Test
    void shouldDeleteNothingBeyondTheCommittedOffsetWhenAllRecordsAreOld() throws Exception {
        TopicPartition ingest = createIngest("sweepold", longAgo, 6);
        commit("sweepold", ingest, 4);

        sweep(ingest, 6);

        assertThat(start(ingest)).isEqualTo(4);
    }

    private TopicPartition createIngest(String domain, long timestamp, int records)
            throws ExecutionException, InterruptedException {
        TopicPartition ingest = new TopicPartition(domain + ".any.v1.ingest", 0);
        cluster.createTopics(1, ingest.topic());
        for (int i = 0; i < records; i++) {
            cluster.send(ingest.topic(), 0, timestamp + i, new byte[] {1}, new byte[] {2});
        }
        cluster.flush();
        return ingest;
    }

    private void commit(String domain, TopicPartition ingest, long offset) throws Exception {
        cluster.admin()
                .alterConsumerGroupOffsets("mesh.gate." + domain,
                        Map.of(ingest, new OffsetAndMetadata(offset, "x@" + idOf(ingest.topic()))))
                .all()
                .get();
    }

    private Uuid idOf(String topic) throws Exception {
        return Objects.requireNonNull(cluster.admin().describeTopics(List.of(topic)).allTopicNames().get().get(topic))
                .topicId();
    }

    private long start(TopicPartition ingest) throws Exception {
        return Objects.requireNonNull(
                cluster.admin().listOffsets(Map.of(ingest, OffsetSpec.earliest())).all().get().get(ingest)).offset();
    }

    /** Runs this many rounds, each of which has ended before the next begins. */
    private void sweep(TopicPartition ingest, int rounds) throws Exception {
        TopicIds ids = new TopicIds(() -> {});
        ids.beginInspection();
        ids.finishInspection(Map.of(ingest.topic(), idOf(ingest.topic())));
        IngestRetention retention = new IngestRetention(cluster.admin(), ids, Clock.systemUTC());
        AtomicInteger begun = new AtomicInteger();
        Thread thread = Thread.ofVirtual().start(() -> retention.run(Duration.ofMillis(1), () -> {
            begun.incrementAndGet();
            return List.of(ingest);
        }));
        await().atMost(SOON).until(() -> begun.get() > rounds);
        thread.interrupt();
        thread.join();
    }
}
