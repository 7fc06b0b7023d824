// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OffsetTopicIdsTest {
    private static final String TOPIC = "crm.customers.v1.ingest";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 1);
    private static final Uuid FIRST = new Uuid(1, 1);
    private static final Uuid SECOND = new Uuid(2, 2);
    private final AtomicInteger requests = new AtomicInteger();
    private final TopicIds ids = new TopicIds(requests::incrementAndGet);
    private final OffsetTopicIds offsetTopicIds = new OffsetTopicIds(ids);

    private void inspect(Uuid id) {
        ids.beginInspection();
        ids.finishInspection(Map.of(TOPIC, id));
    }

    private static OffsetAndMetadata committedAt(long offset, String metadata) {
        return new OffsetAndMetadata(offset, Optional.of(3), metadata);
    }

    @Test
    void shouldWaitForAPollThatBeganAfterTheAssignment() {
        ids.beginInspection();
        offsetTopicIds.onAssigned(List.of(PARTITION));
        assertThat(requests).hasValue(1);
        ids.finishInspection(Map.of(TOPIC, FIRST));
        assertThat(offsetTopicIds.resolvable()).isEmpty();
        assertThat(offsetTopicIds.unresolved()).containsExactly(PARTITION);

        inspect(FIRST);
        assertThat(offsetTopicIds.resolvable()).containsExactly(PARTITION);
        assertThat(offsetTopicIds.resolvePending(PARTITION, null)).isFalse();
        assertThat(offsetTopicIds.unresolved()).isEmpty();
    }

    @Test
    void shouldDetectOffsetsOfARecreatedTopic() {
        offsetTopicIds.onAssigned(List.of(PARTITION));
        inspect(FIRST);
        offsetTopicIds.resolvePending(PARTITION, null);
        Map<TopicPartition, OffsetAndMetadata> marked =
                offsetTopicIds.withTopicIds(Map.of(PARTITION, committedAt(7, "Kafka's notes")));
        assertThat(marked).containsOnlyKeys(PARTITION);
        assertThat(marked.get(PARTITION)).isEqualTo(committedAt(7, "Kafka's notes@" + FIRST));
        assertThat(OffsetTopicIds.withoutTopicIds(marked))
                .isEqualTo(Map.of(PARTITION, committedAt(7, "Kafka's notes")));

        offsetTopicIds.onRevoked(List.of(PARTITION));
        offsetTopicIds.onAssigned(List.of(PARTITION));
        inspect(FIRST);
        assertThat(offsetTopicIds.resolvePending(PARTITION, marked.get(PARTITION))).as("the same topic").isFalse();
        offsetTopicIds.onRevoked(List.of(PARTITION));
        offsetTopicIds.onAssigned(List.of(PARTITION));
        inspect(SECOND);
        assertThat(offsetTopicIds.resolvePending(PARTITION, marked.get(PARTITION))).as("recreated").isTrue();
    }

    @Test
    void shouldAcceptOffsetsWithoutATopicId() {
        offsetTopicIds.onAssigned(List.of(PARTITION));
        inspect(FIRST);

        assertThat(offsetTopicIds.resolvePending(PARTITION, committedAt(7, "of an earlier gate"))).isFalse();
        assertThat(OffsetTopicIds.withoutTopicIds(Map.of(PARTITION, committedAt(7, "of an earlier gate"))))
                .containsEntry(PARTITION, committedAt(7, "of an earlier gate"));
    }

    @Test
    void shouldFailWhenATopicIsRecreatedButNotWhenItIsDeletedOrNew() {
        offsetTopicIds.onAssigned(List.of(PARTITION));
        inspect(FIRST);
        offsetTopicIds.resolvePending(PARTITION, null);
        offsetTopicIds.checkTopicIds();
        ids.beginInspection();
        ids.finishInspection(Map.of("crm.orders.v1.ingest", SECOND));
        offsetTopicIds.checkTopicIds();
        inspect(FIRST);
        offsetTopicIds.checkTopicIds();

        inspect(SECOND);
        assertThatThrownBy(offsetTopicIds::checkTopicIds).isInstanceOf(TopicRecreatedException.class)
                .hasMessageContaining(TOPIC);
        offsetTopicIds.onRevoked(List.of(PARTITION));
        offsetTopicIds.checkTopicIds();
    }
}
