// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import io.heddle.contract.ProductId;
import org.apache.kafka.common.TopicPartition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the records of the transaction in flight. Drained on commit and cleared on abort, so {@code
 * mesh.metrics} contains exactly what was committed.
 *
 * <p>Not thread-safe: each instance belongs to one stream thread and its producer.
 */
public final class TransactionCounts {
    private final Map<TopicPartition, PartitionCounts> countsByPartition = new LinkedHashMap<>();

    /** The counts of a partition; valid until the next drain or clear. */
    public PartitionCounts countsOf(ProductId product, String topic, int partition) {
        return countsByPartition.computeIfAbsent(
                new TopicPartition(topic, partition),
                topicPartition -> new PartitionCounts(product.toString(), topicPartition));
    }

    /** Everything counted since the last drain or clear. */
    public List<PartitionCounts> drain() {
        List<PartitionCounts> drained = List.copyOf(countsByPartition.values());
        countsByPartition.clear();
        return drained;
    }

    public boolean isEmpty() {
        return countsByPartition.isEmpty();
    }

    public void clear() {
        countsByPartition.clear();
    }
}
