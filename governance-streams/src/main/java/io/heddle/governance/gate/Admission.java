// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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
 * Lets records in once they can be judged, and holds their partition until then: the consumer is set back to the first
 * record that has to wait and the partition is paused. Other partitions flow, commits go on, and nothing is lost or
 * judged without knowledge. Used by the one thread that polls; {@link #holds} may be read by any.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int FORESIGHT = 200;

    private final Readiness readiness;
    private final Clock clock;
    private final Map<TopicPartition, Hold> holds = new ConcurrentHashMap<>();
    private final Set<TopicPartition> pausedByOwner = new HashSet<>();

    Admission(Readiness readiness, Clock clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    /** What admission does to the consumer. */
    interface Flow {
        Set<TopicPartition> assignment();

        void pause(TopicPartition partition);

        void resume(TopicPartition partition);

        void seek(TopicPartition partition, OffsetAndMetadata position);

        /** The next offset; -1 if it is not known without asking Kafka. */
        long offset(TopicPartition partition);
    }

    Collection<Hold> holds() {
        return List.copyOf(holds.values());
    }

    Set<TopicPartition> heldPartitions() {
        return Set.copyOf(holds.keySet());
    }

    /** The owner of the consumer pauses partitions for its own reasons; a hold that ends must not undo that. */
    void ownerPauses(Collection<TopicPartition> partitions) {
        pausedByOwner.addAll(partitions);
    }

    /** @return those of the partitions that may flow again; the held ones follow when their hold ends */
    Collection<TopicPartition> ownerResumes(Collection<TopicPartition> partitions) {
        pausedByOwner.removeAll(partitions);
        return partitions.stream().filter(partition -> !holds.containsKey(partition)).toList();
    }

    /** Before a poll: ends the holds whose record can be judged now. */
    void release(Flow flow) {
        if (holds.isEmpty()) {
            return;
        }
        Set<TopicPartition> assigned = flow.assignment();
        holds.keySet().retainAll(assigned);
        pausedByOwner.retainAll(assigned);
        holds.forEach((partition, hold) -> {
            String missing = missing(partition, hold);
            if (missing == null) {
                holds.remove(partition);
                LOG.info("{} flows again from offset {}", partition, hold.offset());
                if (!pausedByOwner.contains(partition)) {
                    flow.resume(partition);
                }
            } else if (!missing.equals(hold.missing())) {
                holds.put(partition, hold.waitingFor(missing));
            }
        });
    }

    /** After a poll: the records that can be judged, up to the first of each partition that cannot. */
    ConsumerRecords<byte[], byte[]> admit(ConsumerRecords<byte[], byte[]> polled, Flow flow) {
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

    /** A poll that was refused: these topics wait until the cluster lets this gate read them. */
    void refused(Set<String> topics, Flow flow) {
        readiness.refused(topics);
        for (TopicPartition partition : flow.assignment()) {
            if (topics.contains(partition.topic()) && !holds.containsKey(partition)) {
                String missing = readiness.missingFor(partition);
                hold(partition, flow.offset(partition), Optional.empty(), missing == null ? "" : missing);
                flow.pause(partition);
            }
        }
    }

    private int countReady(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        String missing = readiness.missingFor(partition);
        if (missing != null) {
            hold(partition, records.get(0).offset(), Optional.of(records.get(0)), missing);
            return 0;
        }
        long now = clock.millis();
        Readiness.Look look = readiness.lookAt(partition.topic());
        for (int i = 0; i < records.size(); i++) {
            missing = look.missingFor(records.get(i), now);
            if (missing != null) {
                hold(partition, records.get(i).offset(), Optional.of(records.get(i)), missing);
                records.subList(i + 1, Math.min(records.size(), i + FORESIGHT)).forEach(readiness::foresee);
                return i;
            }
        }
        return records.size();
    }

    private void hold(
            TopicPartition partition, long offset, Optional<ConsumerRecord<byte[], byte[]>> record, String missing) {
        Hold hold = new Hold(partition, offset, record, clock.instant(), missing);
        holds.put(partition, hold);
        LOG.info("{}", hold);
    }

    private @Nullable String missing(TopicPartition partition, Hold hold) {
        String missing = readiness.missingFor(partition);
        return missing != null || hold.record().isEmpty()
                ? missing
                : readiness.lookAt(partition.topic()).missingFor(hold.record().get(), clock.millis());
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
