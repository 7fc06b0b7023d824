// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.cluster.TopicIds;
import io.heddle.governance.gate.internal.cluster.TopicRecreatedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The consumer of a cell on a real broker, without Kafka Streams. */
class AdmittingConsumerOnBrokerTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldReadNothingBeforeTheTopicIdIsKnownAndFailWhenItDiffers() throws Exception {
        cluster.createTopics(1, "known.topic.v1.ingest");
        cluster.send("known.topic.v1.ingest", 0, CustomerProductFixture.key(0),
                CustomerProductFixture.value(0, "a@b.c", 1));
        cluster.flush();
        TopicIds ids = new TopicIds(() -> {});
        AdmissionControl admission = StreamThreadContextsTest.holdingAll();
        try (AdmittingConsumer consumer = new AdmittingConsumer(
                new HashMap<>(cluster.properties(Map.of("group.id", "known", "auto.offset.reset", "earliest"))),
                new StreamThreadContext(admission), ids)) {
            TopicPartition partition = new TopicPartition("known.topic.v1.ingest", 0);
            consumer.subscribe(Pattern.compile("known[.].*"), new NothingToDo());
            await().atMost(SOON).until(() -> {
                assertThat(consumer.poll(Duration.ofMillis(100))).isEmpty();
                return fetched(consumer) >= 1;
            });
            assertThat(admission.holds()).as("what was fetched goes no further").isEmpty();

            ids.beginInspection();
            ids.finishInspection(Map.of(partition.topic(), new Uuid(1, 1)));
            await().atMost(SOON).until(() -> {
                assertThat(consumer.poll(Duration.ofMillis(100))).isEmpty();
                return admission.holds().stream().anyMatch(
                        heldPartition -> heldPartition.partition().equals(partition) && heldPartition.offset() == 0);
            });
            ids.finishInspection(Map.of(partition.topic(), new Uuid(2, 2)));
            assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(TopicRecreatedException.class);
        }
    }

    private static double fetched(AdmittingConsumer consumer) {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-consumed-total")
                        && metric.metricName().tags().size() == 1)
                .mapToDouble(metric -> (double) metric.metricValue())
                .sum();
    }

    private static final class NothingToDo implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
