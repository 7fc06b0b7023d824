// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import org.apache.kafka.common.TopicPartition;

import java.util.OptionalLong;

/** How many records still wait to be decided; called on the stream thread only. */
@FunctionalInterface
public interface PartitionBacklog {
    /**
     * The number of records of a partition behind a given one.
     *
     * @param decided offset of the last record that was decided
     * @return empty if unknown
     */
    OptionalLong after(TopicPartition partition, long decided);
}
