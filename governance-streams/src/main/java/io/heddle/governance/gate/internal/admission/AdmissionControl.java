// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.gate.health.Missing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Admits records once everything needed to decide on them is available. Until then it holds their partition: it seeks
 * the consumer back to the first waiting record and pauses the partition. Other partitions and commits continue, and no
 * record is lost or decided on incomplete information. Used by the polling thread only; any thread may read
 * {@link #heldPartitions}.
 */
public final class AdmissionControl {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionControl.class);
    private static final int PREFETCH_LIMIT = 200;

    private final RecordReadiness readiness;
    private final Clock clock;
    private final Map<TopicPartition, HeldPartition> heldPartitions = new ConcurrentHashMap<>();
    private final Set<TopicPartition> pausedByOwner = new HashSet<>();

    public AdmissionControl(RecordReadiness readiness, Clock clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    /** The consumer operations that admission needs. */
    public interface PartitionFlow {
        Set<TopicPartition> assignment();

        void pause(TopicPartition partition);

        void resume(TopicPartition partition);

        void seek(TopicPartition partition, OffsetAndMetadata position);

        /** The next offset; -1 if it is not known without a request to Kafka. */
        long offset(TopicPartition partition);
    }

    public Collection<HeldPartition> holds() {
        return List.copyOf(heldPartitions.values());
    }

    public Set<TopicPartition> heldPartitions() {
        return Set.copyOf(heldPartitions.keySet());
    }

    /** Tracks the partitions that the consumer's owner paused, so that the end of a hold does not resume them. */
    public void ownerPauses(Collection<TopicPartition> partitions) {
        pausedByOwner.addAll(partitions);
    }

    /** @return the partitions to resume now; held ones are resumed when their hold ends */
    public Collection<TopicPartition> ownerResumes(Collection<TopicPartition> partitions) {
        pausedByOwner.removeAll(partitions);
        return partitions.stream().filter(partition -> !heldPartitions.containsKey(partition)).toList();
    }

    /** Before a poll: ends the holds whose record is ready. */
    public void resumeReady(PartitionFlow flow) {
        if (heldPartitions.isEmpty()) {
            return;
        }
        Set<TopicPartition> assigned = flow.assignment();
        heldPartitions.keySet().retainAll(assigned);
        pausedByOwner.retainAll(assigned);
        heldPartitions.forEach((partition, heldPartition) -> {
            Missing missing = missing(partition, heldPartition);
            if (missing == null) {
                heldPartitions.remove(partition);
                LOG.info("{} continues from offset {}", partition, heldPartition.offset());
                if (!pausedByOwner.contains(partition)) {
                    flow.resume(partition);
                }
            } else if (!missing.equals(heldPartition.missing())) {
                heldPartitions.put(partition, heldPartition.withMissing(missing));
            }
        });
    }

    /** After a poll: returns, per partition, the records before the first one that is not ready. */
    public ConsumerRecords<byte[], byte[]> admit(ConsumerRecords<byte[], byte[]> polled, PartitionFlow flow) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> cut = null;
        Map<TopicPartition, OffsetAndMetadata> next = null;
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            int ready = countReady(partition, records);
            if (ready < records.size()) {
                if (cut == null || next == null) {
                    cut = copyOf(polled);
                    next = new HashMap<>(polled.nextOffsets());
                }
                ConsumerRecord<byte[], byte[]> first = records.get(ready);
                OffsetAndMetadata position = new OffsetAndMetadata(first.offset(), first.leaderEpoch(), "");
                flow.seek(partition, position);
                flow.pause(partition);
                next.put(partition, position);
                if (ready == 0) {
                    cut.remove(partition);
                    next.remove(partition);
                } else {
                    cut.put(partition, List.copyOf(records.subList(0, ready)));
                }
            }
        }
        return cut == null || next == null ? polled : new ConsumerRecords<>(cut, next);
    }

    /** After a poll failed with an authorization error: holds these topics until the gate may read them. */
    public void onReadRefused(Set<String> topics, PartitionFlow flow) {
        readiness.markRefused(topics);
        for (TopicPartition partition : flow.assignment()) {
            if (topics.contains(partition.topic()) && !heldPartitions.containsKey(partition)) {
                Missing missing = readiness.missingFor(partition);
                holdPartition(partition, flow.offset(partition), Optional.empty(),
                        missing == null ? RecordReadiness.readPermission(partition.topic()) : missing);
                flow.pause(partition);
            }
        }
    }

    private int countReady(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Missing missing = readiness.missingFor(partition);
        if (missing != null) {
            holdPartition(partition, records.get(0).offset(), Optional.of(records.get(0)), missing);
            return 0;
        }
        long now = clock.millis();
        RecordReadiness.RecordCheck check = readiness.checkRecords(partition.topic());
        for (int i = 0; i < records.size(); i++) {
            missing = check.missingFor(records.get(i), now);
            if (missing != null) {
                holdPartition(partition, records.get(i).offset(), Optional.of(records.get(i)), missing);
                records.subList(i + 1, Math.min(records.size(), i + PREFETCH_LIMIT))
                        .forEach(readiness::prefetchSchemas);
                return i;
            }
        }
        return records.size();
    }

    private void holdPartition(
            TopicPartition partition, long offset, Optional<ConsumerRecord<byte[], byte[]>> record, Missing missing) {
        HeldPartition heldPartition = new HeldPartition(partition, offset, record, clock.instant(), missing);
        heldPartitions.put(partition, heldPartition);
        LOG.info("{}", heldPartition);
    }

    private @Nullable Missing missing(TopicPartition partition, HeldPartition heldPartition) {
        Missing missing = readiness.missingFor(partition);
        return missing != null || heldPartition.record().isEmpty()
                ? missing
                : readiness.checkRecords(partition.topic()).missingFor(heldPartition.record().get(), clock.millis());
    }

    private static Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> copyOf(
            ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> copy = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            copy.put(partition, new ArrayList<>(polled.records(partition)));
        }
        return copy;
    }
}
