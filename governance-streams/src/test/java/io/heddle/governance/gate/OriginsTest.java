// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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

class OriginsTest {
    private static final String TOPIC = "crm.customers.v1.ingest";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 1);
    private static final Uuid FIRST = new Uuid(1, 1);
    private static final Uuid SECOND = new Uuid(2, 2);
    private final AtomicInteger asked = new AtomicInteger();
    private final TopicIds ids = new TopicIds(asked::incrementAndGet);
    private final Origins origins = new Origins(ids);

    private void look(Uuid id) {
        ids.begin();
        ids.finish(Map.of(TOPIC, id));
    }

    private static OffsetAndMetadata at(long offset, String metadata) {
        return new OffsetAndMetadata(offset, Optional.of(3), metadata);
    }

    @Test
    void shouldWaitForALookThatBeganAfterTheAssignment() {
        ids.begin();
        origins.assigned(List.of(PARTITION));
        assertThat(asked).hasValue(1);
        ids.finish(Map.of(TOPIC, FIRST));
        assertThat(origins.lookedAt()).isEmpty();
        assertThat(origins.fresh()).containsExactly(PARTITION);

        look(FIRST);
        assertThat(origins.lookedAt()).containsExactly(PARTITION);
        assertThat(origins.settle(PARTITION, null)).isFalse();
        assertThat(origins.fresh()).isEmpty();
    }

    @Test
    void shouldTellOffsetsOfAnotherTopicOfTheSameName() {
        origins.assigned(List.of(PARTITION));
        look(FIRST);
        origins.settle(PARTITION, null);
        Map<TopicPartition, OffsetAndMetadata> marked = origins.marked(Map.of(PARTITION, at(7, "Kafka's notes")));
        assertThat(marked).containsOnlyKeys(PARTITION);
        assertThat(marked.get(PARTITION)).isEqualTo(at(7, "Kafka's notes@" + FIRST));
        assertThat(Origins.unmarked(marked)).isEqualTo(Map.of(PARTITION, at(7, "Kafka's notes")));

        origins.revoked(List.of(PARTITION));
        origins.assigned(List.of(PARTITION));
        look(FIRST);
        assertThat(origins.settle(PARTITION, marked.get(PARTITION))).as("the same topic").isFalse();
        origins.revoked(List.of(PARTITION));
        origins.assigned(List.of(PARTITION));
        look(SECOND);
        assertThat(origins.settle(PARTITION, marked.get(PARTITION))).as("made again").isTrue();
    }

    @Test
    void shouldTakeOffsetsWithoutAMarkAsTheyAre() {
        origins.assigned(List.of(PARTITION));
        look(FIRST);

        assertThat(origins.settle(PARTITION, at(7, "of an earlier gate"))).isFalse();
        assertThat(Origins.unmarked(Map.of(PARTITION, at(7, "of an earlier gate"))))
                .containsEntry(PARTITION, at(7, "of an earlier gate"));
    }

    @Test
    void shouldFailWhenATopicIsMadeAgainAndNotWhenItIsGoneOrNew() {
        origins.assigned(List.of(PARTITION));
        look(FIRST);
        origins.settle(PARTITION, null);
        origins.check();
        ids.begin();
        ids.finish(Map.of("crm.orders.v1.ingest", SECOND));
        origins.check();
        look(FIRST);
        origins.check();

        look(SECOND);
        assertThatThrownBy(origins::check).isInstanceOf(TopicMadeAgainException.class).hasMessageContaining(TOPIC);
        origins.revoked(List.of(PARTITION));
        origins.check();
    }
}
