// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.cluster.OffsetTopicIds;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a consumer from reading a recreated topic at the position of its predecessor; see {@link OffsetTopicIds}.
 * Belongs to the consumer's thread.
 */
final class TopicIdGuard {
    private static final Logger LOG = LoggerFactory.getLogger(TopicIdGuard.class);

    /** A response that takes longer is used at the next attempt. */
    private static final Duration COMMITTED_TIMEOUT = Duration.ofMillis(100);

    private final OffsetTopicIds offsetTopicIds;
    private final Consumer<byte[], byte[]> consumer;

    TopicIdGuard(OffsetTopicIds offsetTopicIds, Consumer<byte[], byte[]> consumer) {
        this.offsetTopicIds = offsetTopicIds;
        this.consumer = consumer;
    }

    /**
     * Before a poll: determines which topic id the positions of new partitions belong to. If that is not the current
     * topic's id, the partition is read from its start.
     *
     * @throws io.heddle.governance.gate.internal.cluster.TopicRecreatedException if a topic was recreated while the
     *         consumer read it
     */
    void beforePoll() {
        offsetTopicIds.checkTopicIds();
        Set<TopicPartition> partitions = offsetTopicIds.resolvable();
        if (partitions.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, COMMITTED_TIMEOUT);
            for (TopicPartition partition : partitions) {
                if (offsetTopicIds.resolvePending(partition, committed.get(partition))) {
                    LOG.warn("{} was recreated; reading the new topic from its start", partition);
                    consumer.seekToBeginning(List.of(partition));
                }
            }
        } catch (TimeoutException e) {
            LOG.debug("committed offsets of {} are not known yet", partitions);
        }
    }

    /** Drops records of partitions whose topic id is not known yet, and seeks back to read them again. */
    ConsumerRecords<byte[], byte[]> withoutUnresolved(ConsumerRecords<byte[], byte[]> polled) {
        if (offsetTopicIds.unresolved().isEmpty() || polled.isEmpty()) {
            return polled;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> partitionRecords = polled.records(partition);
            if (offsetTopicIds.unresolved().contains(partition)) {
                next.remove(partition);
                consumer.seek(partition, partitionRecords.getFirst().offset());
            } else {
                records.put(partition, partitionRecords);
            }
        }
        return new ConsumerRecords<>(records, next);
    }

    /** A listener that also tracks which partitions the consumer has. */
    ConsumerRebalanceListener tracking(ConsumerRebalanceListener listener) {
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
}
