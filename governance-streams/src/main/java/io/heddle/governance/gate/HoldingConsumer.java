// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The consumer of a cell's stream thread. Kafka Streams sees only records that can be judged; see {@link Admission}. Not
 * thread-safe, as every consumer.
 */
final class HoldingConsumer extends KafkaConsumer<byte[], byte[]> implements Admission.Flow {
    /** A hundred idle cells ask ten times as seldom; a record that comes ends the wait at once. */
    private static final Duration IDLE_POLL = Duration.ofMillis(500);

    private final Lane lane;
    private final Admission admission;
    private final Progress progress;
    private final Map<TopicPartition, Long> handedOver = new HashMap<>();

    HoldingConsumer(Map<String, Object> config, Lane lane) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.lane = lane;
        this.admission = lane.admission();
        this.progress = lane.progress();
        lane.reads(this::backlog);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        progress.asks();
        admission.release(this);
        ConsumerRecords<byte[], byte[]> admitted;
        try {
            admitted = admission.admit(super.poll(patience(timeout)), this);
        } catch (TopicAuthorizationException e) {
            admission.refused(e.unauthorizedTopics(), this);
            return ConsumerRecords.empty();
        }
        for (TopicPartition partition : admitted.partitions()) {
            handedOver.put(partition, admitted.records(partition).getLast().offset());
        }
        progress.got(!admitted.isEmpty(), this::flowing);
        return batched(admitted);
    }

    /** Longer while there is nothing to commit and nothing held: then nobody waits for this thread. */
    private Duration patience(Duration timeout) {
        boolean idle = timeout.equals(CellConfig.POLL)
                && lane.ledger().isEmpty()
                && admission.heldPartitions().isEmpty();
        return idle ? IDLE_POLL : timeout;
    }

    /** What waits where nothing is held; a hold says itself what it waits for. */
    private Map<TopicPartition, Long> flowing() {
        Set<TopicPartition> held = admission.heldPartitions();
        Map<TopicPartition, Long> lag = new HashMap<>();
        for (TopicPartition partition : assignment()) {
            if (!held.contains(partition)) {
                currentLag(partition).ifPresent(records -> lag.put(partition, records));
            }
        }
        return lag;
    }

    /** What the brokers have beyond the last fetch, and what Kafka Streams was given and has not judged yet. */
    private OptionalLong backlog(TopicPartition partition, long judged) {
        Set<TopicPartition> assigned = assignment();
        handedOver.keySet().retainAll(assigned);
        if (!assigned.contains(partition)) {
            return OptionalLong.empty();
        }
        OptionalLong notFetched = currentLag(partition);
        long notJudged = Math.max(0, handedOver.getOrDefault(partition, judged) - judged);
        return notFetched.isEmpty() ? notFetched : OptionalLong.of(notFetched.getAsLong() + notJudged);
    }

    private static ConsumerRecords<byte[], byte[]> batched(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return records;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batches = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            batches.put(partition, List.of(Batch.of(records.records(partition))));
        }
        return new ConsumerRecords<>(batches, records.nextOffsets());
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        admission.ownerPauses(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        super.resume(admission.ownerResumes(partitions));
    }

    /** Leaves the group in every case, so that after a failure nobody waits for this member's session to end. */
    @Override
    public void close(CloseOptions options) {
        super.close(options.withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    @Override
    public Set<TopicPartition> assignment() {
        return super.assignment();
    }

    @Override
    public long offset(TopicPartition partition) {
        try {
            return super.position(partition, Duration.ZERO);
        } catch (KafkaException e) {
            return -1;
        }
    }

    @Override
    public void pause(TopicPartition partition) {
        super.pause(List.of(partition));
    }

    @Override
    public void resume(TopicPartition partition) {
        super.resume(List.of(partition));
    }

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata position) {
        super.seek(partition, position);
    }
}
