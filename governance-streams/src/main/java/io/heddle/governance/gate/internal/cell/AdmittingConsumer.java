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
 * The consumer of a cell's stream thread. Kafka Streams only sees records that are ready for a decision; see
 * {@link AdmissionControl}. Not thread-safe, like every consumer.
 */
public final class AdmittingConsumer extends KafkaConsumer<byte[], byte[]> implements AdmissionControl.PartitionFlow {
    private static final Logger LOG = LoggerFactory.getLogger(AdmittingConsumer.class);

    /**
     * Ten times the normal poll timeout, to reduce the load of idle cells. An arriving record still ends the poll at
     * once.
     */
    private static final Duration IDLE_POLL = Duration.ofMillis(500);

    /** A response that takes longer is used at the next attempt. */
    private static final Duration COMMITTED_TIMEOUT = Duration.ofMillis(100);

    private final StreamThreadContext threadContext;
    private final AdmissionControl admission;
    private final StallDetector stallDetector;
    private final OffsetTopicIds offsetTopicIds;
    private final Map<TopicPartition, Long> lastHandedOver = new HashMap<>();
    private Optional<Runnable> resubscription = Optional.empty();

    /** @param ids of the topics in the cluster */
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
     * Determines which topic id the positions of new partitions belong to. If that is not the current topic's id, the
     * partition is read from its start.
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

    /** Drops records of partitions whose topic id is not settled yet, and seeks back to read them again. */
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

    /**
     * Longer while there is nothing to commit and no partition is held, because then nothing depends on this thread.
     */
    private Duration pollTimeout(Duration timeout) {
        boolean idle = timeout.equals(CellStreamsConfig.POLL_TIMEOUT)
                && threadContext.transactionCounts().isEmpty()
                && admission.heldPartitions().isEmpty();
        return idle ? IDLE_POLL : threadContext.pacer().map(pacer -> pacer.pollTimeout(timeout)).orElse(timeout);
    }

    /** The lag of partitions that are not held; holds are reported separately. */
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

    /** Records that are not fetched yet, plus those that Kafka Streams received but that are not decided yet. */
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
        // Subscribing again makes the consumer refresh the cluster's topics now. Gates that share a domain learn of a
        // new product at the same time, so all members rejoin together instead of waiting for each other.
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
                // The listener commits the partitions' open work, so their topic ids are still needed here.
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

    /** Kafka Streams stores its own data in the offset metadata. */
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

    /** Always leaves the group, so that after a failure the others need not wait for this member's session timeout. */
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
