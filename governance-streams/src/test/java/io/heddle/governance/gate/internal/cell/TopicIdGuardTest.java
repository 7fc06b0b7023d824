// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.cluster.OffsetTopicIds;
import io.heddle.governance.gate.internal.cluster.TopicIds;
import io.heddle.governance.gate.internal.cluster.TopicRecreatedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TopicIdGuardTest {
    private static final TopicPartition KNOWN = new TopicPartition("crm.known.v1.ingest", 0);
    private static final TopicPartition NEW = new TopicPartition("crm.new.v1.ingest", 0);
    private static final Uuid FIRST = new Uuid(1, 1);
    private static final Uuid SECOND = new Uuid(2, 2);

    private final TopicIds topicIds = new TopicIds(() -> {});
    private final OffsetTopicIds offsetTopicIds = new OffsetTopicIds(topicIds);
    private final CommittedOffsets consumer = new CommittedOffsets();
    private final TopicIdGuard guard = new TopicIdGuard(offsetTopicIds, consumer);

    /** A consumer whose committed offsets may not be available. */
    private static final class CommittedOffsets extends MockConsumer<byte[], byte[]> {
        private boolean available = true;

        private CommittedOffsets() {
            super("earliest");
            assign(List.of(KNOWN, NEW));
            updateBeginningOffsets(Map.of(KNOWN, 0L, NEW, 0L));
            seek(KNOWN, 50);
            seek(NEW, 50);
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata>
                committed(Set<TopicPartition> partitions, Duration timeout) {
            if (!available) {
                throw new TimeoutException("no response");
            }
            return super.committed(partitions, timeout);
        }
    }

    private void assign(TopicPartition... partitions) {
        guard.tracking(new RecordingListener(new ArrayList<>())).onPartitionsAssigned(List.of(partitions));
    }

    private void inspect(Uuid known, Uuid other) {
        topicIds.beginInspection();
        topicIds.finishInspection(Map.of(KNOWN.topic(), known, NEW.topic(), other));
    }

    private static ConsumerRecords<byte[], byte[]> polled(long knownOffset, long newOffset) {
        return new ConsumerRecords<>(
                Map.of(
                        KNOWN, List.of(new ConsumerRecord<>(KNOWN.topic(), 0, knownOffset, new byte[0], new byte[0])),
                        NEW, List.of(new ConsumerRecord<>(NEW.topic(), 0, newOffset, new byte[0], new byte[0]))),
                Map.of(
                        KNOWN, new OffsetAndMetadata(knownOffset + 1),
                        NEW, new OffsetAndMetadata(newOffset + 1)));
    }

    @Test
    void shouldDropRecordsAndSeekBackWhenTheTopicIdIsNotResolved() {
        assign(KNOWN);
        inspect(FIRST, SECOND);
        guard.beforePoll();
        assign(NEW);

        ConsumerRecords<byte[], byte[]> records = guard.withoutUnresolved(polled(51, 52));

        assertThat(records.partitions()).containsExactly(KNOWN);
        assertThat(records.nextOffsets()).isEqualTo(Map.of(KNOWN, new OffsetAndMetadata(52)));
        assertThat(consumer.position(KNOWN)).isEqualTo(50);
        assertThat(consumer.position(NEW)).as("to be read again").isEqualTo(52);
    }

    @Test
    void shouldPassRecordsUnchangedWhenEveryTopicIdIsResolved() {
        assign(KNOWN, NEW);
        inspect(FIRST, SECOND);
        guard.beforePoll();
        ConsumerRecords<byte[], byte[]> polled = polled(51, 52);

        assertThat(guard.withoutUnresolved(polled)).isSameAs(polled);
    }

    @Test
    void shouldReadFromTheStartOnlyWhenTheCommittedOffsetBelongsToAnotherTopic() {
        assign(KNOWN, NEW);
        consumer.commitSync(Map.of(
                KNOWN, new OffsetAndMetadata(50, "notes@" + FIRST),
                NEW, new OffsetAndMetadata(50, "notes@" + FIRST)));
        inspect(FIRST, SECOND);

        guard.beforePoll();

        assertThat(consumer.position(KNOWN)).isEqualTo(50);
        assertThat(consumer.position(NEW)).isZero();
    }

    @Test
    void shouldRetryWhenTheCommittedOffsetsAreNotAvailable() {
        assign(KNOWN);
        consumer.available = false;
        inspect(FIRST, SECOND);
        guard.beforePoll();
        assertThat(offsetTopicIds.unresolved()).containsExactly(KNOWN);

        consumer.available = true;
        guard.beforePoll();
        assertThat(offsetTopicIds.unresolved()).isEmpty();
    }

    @Test
    void shouldFailWhenATopicIsRecreatedWhileItIsRead() {
        assign(KNOWN);
        inspect(FIRST, SECOND);
        guard.beforePoll();
        inspect(SECOND, SECOND);

        assertThatThrownBy(guard::beforePoll).isInstanceOf(TopicRecreatedException.class);
    }

    /** The owner commits when partitions are revoked, and its offsets must still carry the topic ids. */
    @Test
    void shouldKeepTopicIdsUntilTheRevocationIsHandled() {
        List<String> committedMetadata = new ArrayList<>();
        ConsumerRebalanceListener tracking = guard.tracking(new RecordingListener(committedMetadata));
        for (boolean lost : List.of(false, true)) {
            tracking.onPartitionsAssigned(List.of(KNOWN));
            inspect(FIRST, SECOND);
            guard.beforePoll();
            if (lost) {
                tracking.onPartitionsLost(List.of(KNOWN));
            } else {
                tracking.onPartitionsRevoked(List.of(KNOWN));
            }
        }

        assertThat(committedMetadata).containsExactly("@" + FIRST, "@" + FIRST);
        assertThat(metadataToCommit()).isEmpty();
    }

    private String metadataToCommit() {
        return offsetTopicIds.withTopicIds(Map.of(KNOWN, new OffsetAndMetadata(1))).values().iterator().next()
                .metadata();
    }

    /** Records the metadata of an offset committed when partitions are revoked. */
    private final class RecordingListener implements ConsumerRebalanceListener {
        private final List<String> committedMetadata;

        private RecordingListener(List<String> committedMetadata) {
            this.committedMetadata = committedMetadata;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            committedMetadata.add(metadataToCommit());
        }
    }
}
