// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.metrics.PartitionBacklog;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** How far a consumer is behind its partitions. Belongs to the consumer's thread. */
final class ConsumerBacklog implements PartitionBacklog {
    private final Consumer<byte[], byte[]> consumer;
    private final AdmissionControl admission;
    private final Map<TopicPartition, Long> lastDeliveredOffsets = new HashMap<>();

    ConsumerBacklog(Consumer<byte[], byte[]> consumer, AdmissionControl admission) {
        this.consumer = consumer;
        this.admission = admission;
    }

    /** Kafka Streams receives these records. */
    void onHandedOver(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            lastDeliveredOffsets.put(partition, records.records(partition).getLast().offset());
        }
    }

    /** Records that are not fetched yet, plus those that Kafka Streams received but that are not decided yet. */
    @Override
    public OptionalLong after(TopicPartition partition, long decided) {
        Set<TopicPartition> assigned = consumer.assignment();
        lastDeliveredOffsets.keySet().retainAll(assigned);
        if (!assigned.contains(partition)) {
            return OptionalLong.empty();
        }
        OptionalLong notFetched = consumer.currentLag(partition);
        long notDecided = Math.max(0, lastDeliveredOffsets.getOrDefault(partition, decided) - decided);
        return notFetched.isEmpty() ? notFetched : OptionalLong.of(notFetched.getAsLong() + notDecided);
    }

    /** The lag of partitions that are not held; holds are reported separately. */
    Map<TopicPartition, Long> lagOfFlowingPartitions() {
        Set<TopicPartition> held = admission.heldPartitions();
        Map<TopicPartition, Long> lag = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            if (!held.contains(partition)) {
                consumer.currentLag(partition).ifPresent(records -> lag.put(partition, records));
            }
        }
        return lag;
    }
}
