// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.cluster.OffsetTopicIds;
import io.heddle.governance.gate.internal.cluster.TopicIds;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The consumer of a cell's stream thread. Kafka Streams sees only records that can be judged; see
 * {@link AdmissionControl}. Not thread-safe, as every consumer.
 */
public final class AdmittingConsumer extends KafkaConsumer<byte[], byte[]> implements AdmissionControl.PartitionFlow {
    private static final Logger LOG = LoggerFactory.getLogger(AdmittingConsumer.class);

    /** A hundred idle cells ask ten times as seldom; a record that comes ends the wait at once. */
    private static final Duration IDLE_POLL = Duration.ofMillis(500);

    /** An answer that comes later is taken the next time. */
    private static final Duration COMMITTED_TIMEOUT = Duration.ofMillis(100);

    private final StreamThreadContext threadContext;
    private final AdmissionControl admission;
    private final StallDetector stallDetector;
    private final OffsetTopicIds offsetTopicIds;
    private final Map<TopicPartition, Long> lastHandedOver = new HashMap<>();
    private Optional<Runnable> resubscription = Optional.empty();

    /** @param ids of the topics that the cluster has */
    public AdmittingConsumer(Map<String, Object> config, StreamThreadContext threadContext, TopicIds ids) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.threadContext = threadContext;
        this.admission = threadContext.admission();
        this.stallDetector = threadContext.stallDetector();
        this.offsetTopicIds = new OffsetTopicIds(ids);
        threadContext.setBacklog(this::backlog);
        threadContext.setOffsetDecorator(offsetTopicIds::withTopicIds);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        stallDetector.onPollStarted();
        offsetTopicIds.checkTopicIds();
        settleTopicIds();
        if (threadContext.takeTopicRefreshRequest()) {
            resubscription.ifPresent(Runnable::run);
        }
        admission.resumeReady(this);
        ConsumerRecords<byte[], byte[]> admitted;
        try {
            ConsumerRecords<byte[], byte[]> polled = super.poll(pollTimeout(timeout));
            threadContext.pacer()
                    .ifPresent(pacer -> pacer.onPolled(polled.count() > CellStreamsConfig.MAX_POLL_RECORDS / 2));
            admitted = admission.admit(withoutUnsettled(polled), this);
        } catch (TopicAuthorizationException e) {
            admission.onReadRefused(e.unauthorizedTopics(), this);
            return ConsumerRecords.empty();
        }
        for (TopicPartition partition : admitted.partitions()) {
            lastHandedOver.put(partition, admitted.records(partition).getLast().offset());
        }
        stallDetector.onPollReturned(!admitted.isEmpty(), this::lagOfFlowingPartitions);
        return asBatches(admitted);
    }

    /**
     * Finds out which topics the positions of new partitions belong to; where not to the one of today, it is read from
     * its start.
     */
    private void settleTopicIds() {
        Set<TopicPartition> partitions = offsetTopicIds.settleable();
        if (partitions.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = super.committed(partitions, COMMITTED_TIMEOUT);
            for (TopicPartition partition : partitions) {
                if (offsetTopicIds.settle(partition, committed.get(partition))) {
                    LOG.warn("{} is another topic than the one read so far, and is read from its start", partition);
                    seekToBeginning(List.of(partition));
                }
            }
        } catch (TimeoutException e) {
            LOG.debug("committed offsets of {} are not known yet", partitions);
        }
    }

    /** Without the records of partitions that are new; they are read again. */
    private ConsumerRecords<byte[], byte[]> withoutUnsettled(ConsumerRecords<byte[], byte[]> polled) {
        if (offsetTopicIds.unsettled().isEmpty() || polled.isEmpty()) {
            return polled;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> partitionRecords = polled.records(partition);
            if (offsetTopicIds.unsettled().contains(partition)) {
                next.remove(partition);
                super.seek(partition, partitionRecords.getFirst().offset());
            } else {
                records.put(partition, partitionRecords);
            }
        }
        return new ConsumerRecords<>(records, next);
    }

    /** Longer while there is nothing to commit and nothing held: then nobody waits for this thread. */
    private Duration pollTimeout(Duration timeout) {
        boolean idle = timeout.equals(CellStreamsConfig.POLL_TIMEOUT)
                && threadContext.transactionCounts().isEmpty()
                && admission.heldPartitions().isEmpty();
        return idle ? IDLE_POLL : threadContext.pacer().map(pacer -> pacer.pollTimeout(timeout)).orElse(timeout);
    }

    /** What waits where nothing is held; a hold says itself what it waits for. */
    private Map<TopicPartition, Long> lagOfFlowingPartitions() {
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
        lastHandedOver.keySet().retainAll(assigned);
        if (!assigned.contains(partition)) {
            return OptionalLong.empty();
        }
        OptionalLong notFetched = currentLag(partition);
        long notJudged = Math.max(0, lastHandedOver.getOrDefault(partition, judged) - judged);
        return notFetched.isEmpty() ? notFetched : OptionalLong.of(notFetched.getAsLong() + notJudged);
    }

    private static ConsumerRecords<byte[], byte[]> asBatches(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return records;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batches = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            batches.put(partition, List.of(RecordBatch.of(records.records(partition))));
        }
        return new ConsumerRecords<>(batches, records.nextOffsets());
    }

    @Override
    public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        ConsumerRebalanceListener watching = topicIdTracking(listener);
        // It makes the consumer ask for the cluster's topics now. Gates that share a domain hear of a new product at
        // the same
        // time: so their members join again together, and none waits for the others to hear of it from the group.
        resubscription = Optional.of(() -> super.subscribe(pattern, watching));
        super.subscribe(pattern, watching);
    }

    private ConsumerRebalanceListener topicIdTracking(ConsumerRebalanceListener listener) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                offsetTopicIds.onAssigned(partitions);
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                // What was begun on them is committed in there.
                listener.onPartitionsRevoked(partitions);
                offsetTopicIds.onRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                listener.onPartitionsLost(partitions);
                offsetTopicIds.onRevoked(partitions);
            }
        };
    }

    /** Kafka Streams keeps notes of its own there. */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        return OffsetTopicIds.withoutTopicIds(super.committed(partitions));
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        super.commitSync(offsetTopicIds.withTopicIds(offsets));
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
