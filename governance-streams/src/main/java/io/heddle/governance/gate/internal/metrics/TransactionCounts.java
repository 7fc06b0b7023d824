// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import org.apache.kafka.common.TopicPartition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the records of the transaction in flight. Drained when it commits, cleared when it aborts: what is on
 * {@code mesh.metrics} is therefore exactly what was committed.
 *
 * <p>One stream thread, and its one producer, per ledger; so not thread-safe.
 */
public final class TransactionCounts {
    private final Map<TopicPartition, PartitionCounts> countsByPartition = new LinkedHashMap<>();

    /** What the records of a partition count on, until the next drain or clear. */
    public PartitionCounts countsOf(EnforcementPlan plan, String topic, int partition) {
        return countsByPartition.computeIfAbsent(
                new TopicPartition(topic, partition),
                topicPartition -> new PartitionCounts(plan.topics().product().toString(), topicPartition));
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
