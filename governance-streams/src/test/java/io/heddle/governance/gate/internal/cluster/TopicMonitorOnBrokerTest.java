// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.config.GateLimits;
import io.heddle.governance.gate.health.Missing;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Topics that change, as the monitor reports them to its listener. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicMonitorOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @AfterAll
    void stop() {
        cluster.close();
    }

    private TopicMonitor topicMonitor() {
        return new TopicMonitor(
                Admin.create(cluster.properties()), GateLimits.DEFAULT, Duration.ofMillis(50), SOON);
    }

    /** Consumers refresh their metadata only every 30 s by themselves. */
    @Test
    void shouldReportTopicsThatAreCreatedExtendedRecreatedAndDeleted() throws Exception {
        cluster.createTopics(1, "watched.there.v1.ingest", "watched.there.v1");
        Queue<String> logLines = new ConcurrentLinkedQueue<>();
        try (TopicMonitor topics = topicMonitor()) {
            topics.start((now, before) -> {
                now.stream().filter(topic -> topic.startsWith("watched.")).forEach(topic -> logLines.add("1 " + topic));
                before.stream().filter(topic -> topic.startsWith("watched."))
                        .forEach(topic -> logLines.add("2 " + topic));
            });
            topics.requestFacts(List.of("watched.there.v1.ingest", "watched.there.v1"));
            await().atMost(SOON).until(() -> topics.facts("watched.there.v1.ingest") != null);

            cluster.createTopics(1, "watched.new.v1.ingest");
            await().atMost(SOON)
                    .until(() -> List.copyOf(logLines)
                            .equals(List.of("1 watched.new.v1.ingest", "2 watched.new.v1.ingest")));
            logLines.clear();
            cluster.admin().createPartitions(Map.of("watched.there.v1.ingest", NewPartitions.increaseTo(2))).all()
                    .get();
            await().atMost(SOON).until(
                    () -> List.copyOf(logLines)
                            .equals(List.of("1 watched.there.v1.ingest", "2 watched.there.v1.ingest")));
            logLines.clear();
            cluster.admin().deleteTopics(List.of("watched.there.v1.ingest")).all().get();
            await().atMost(SOON).until(
                    () -> List.copyOf(logLines)
                            .equals(List.of("1 watched.there.v1.ingest", "2 watched.there.v1.ingest")));
            logLines.clear();
            cluster.createTopics(1, "watched.there.v1.ingest");
            await().atMost(SOON).until(
                    () -> List.copyOf(logLines)
                            .equals(List.of("1 watched.there.v1.ingest", "2 watched.there.v1.ingest")));
        }
    }

    @Test
    void shouldReportTheErrorAndContinuePollingWhenAPollFails() throws Exception {
        AtomicBoolean faulty = new AtomicBoolean(true);
        try (TopicMonitor topics = topicMonitor()) {
            topics.start((now, before) -> {
                if (faulty.get()) {
                    throw new IllegalStateException("a fault of a listener");
                }
            });
            topics.requestFacts(List.of("fault.new.v1.ingest"));
            await().atMost(SOON).until(() -> topics.missingSince().containsKey("fault.new.v1.ingest"));
            cluster.createTopics(1, "fault.new.v1.ingest");

            await().atMost(SOON).until(() -> topics.problem().isPresent());
            assertThat(topics.problem().orElseThrow()).isEqualTo(
                    new Missing.GateFix("IllegalStateException"));
            faulty.set(false);
            await().atMost(SOON).until(() -> topics.problem().isEmpty() && topics.facts("fault.new.v1.ingest") != null);
        }
    }
}
