// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import io.heddle.contract.MeshTopics;
import io.heddle.log.MeshView;
import io.heddle.sdk.HeddleConfig;
import io.heddle.sdk.HeddleMesh;
import io.heddle.testkit.SharedBroker;
import io.heddle.testkit.TestScope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports to {@code mesh.lineage} of the shared broker; a test finds its events by its application's name. */
@ExtendWith(SharedBroker.class)
class LineageReporterOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final TopicPartition LINEAGE = new TopicPartition(MeshTopics.LINEAGE.value(), 0);

    @BeforeAll
    static void createTopic() throws Exception {
        SharedBroker.newScope().createTopic(MeshTopics.LINEAGE, 1);
    }

    @Test
    void shouldReportToTheTopicDespiteATransactionalIdOfTheApplication(TestScope scope) {
        HeddleMesh mesh = HeddleMesh.offline(
                MeshView.EMPTY, HeddleConfig.of(scope.bootstrapServers(), "http://127.0.0.1:1")
                        .withKafkaProperty("transactional.id", scope.id("application")));
        String key = "kafka://" + scope.bootstrapServers() + "/" + scope.id("application");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                scope.kafka(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(LINEAGE));
            consumer.seekToBeginning(List.of(LINEAGE));
            List<String> states = new ArrayList<>();

            LineageReporter reporter = LineageReporter.of(mesh, scope.id("application"))
                    .topology(TopologyFixture.join())
                    .start();
            Awaitility.await().atMost(SOON).until(() -> states.addAll(states(consumer, key)));
            reporter.close();

            Awaitility.await().atMost(SOON).until(() -> states.addAll(states(consumer, key)));
            assertThat(states).containsExactly("START", "COMPLETE");
        }
    }

    private static List<String> states(KafkaConsumer<String, byte[]> consumer, String key) {
        List<String> states = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            if (record.key().equals(key)) {
                states.add(OpenLineageSchemaFixture.tree(record.value()).path("eventType").asText());
            }
        }
        return states;
    }
}
