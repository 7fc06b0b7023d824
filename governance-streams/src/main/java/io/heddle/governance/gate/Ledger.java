// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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
final class Ledger {
    private final Map<TopicPartition, Tally> tallies = new LinkedHashMap<>();

    /** What the records of a partition count on, until the next drain or clear. */
    Tally tally(Plan plan, String topic, int partition) {
        return tallies.computeIfAbsent(
                new TopicPartition(topic, partition), at -> new Tally(plan.topics().product().toString(), at));
    }

    /** Everything counted since the last drain or clear. */
    List<Tally> drain() {
        List<Tally> drained = List.copyOf(tallies.values());
        tallies.clear();
        return drained;
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    void clear() {
        tallies.clear();
    }
}
