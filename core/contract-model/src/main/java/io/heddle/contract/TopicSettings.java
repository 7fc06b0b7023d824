// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * How the product's topics are made.
 *
 * @param compatibility the Confluent level of the output subject
 * @param partitions of ingest, output and quarantine alike
 * @param replicas the replication factor; empty means the cluster's default
 * @param compacted {@code cleanup.policy} contains {@code compact}: tombstones are allowed and a key is required
 * @param retention from the SLA {@code retention}; empty means the cluster's default
 * @param compactionLag how long a compacted topic keeps what newer records replace; empty means the cluster's default
 * @param quarantineRetention how long a rejected record waits to be replayed or discarded, counted from its rejection
 */
public record TopicSettings(
        Compatibility compatibility,
        int partitions,
        Optional<Integer> replicas,
        boolean compacted,
        Optional<Duration> retention,
        Optional<Duration> compactionLag,
        Duration quarantineRetention) {
    /** Long enough to notice, fix and replay; not longer, because quarantine holds records unmasked. */
    public static final Duration QUARANTINE_RETENTION = Duration.ofDays(14);

    /** Enough for one consumer group to share the work; more is a decision of the contract. */
    public static final int DEFAULT_PARTITIONS = 3;
    /** What a contract means that sets nothing. */
    public static final TopicSettings DEFAULT = ofPartitions(DEFAULT_PARTITIONS);

    /** The default but for the number of partitions. */
    public static TopicSettings ofPartitions(int partitions) {
        return new TopicSettings(
                Compatibility.BACKWARD_TRANSITIVE, partitions, Optional.empty(), false, Optional.empty());
    }

    /** Settings that leave the compaction lag to the cluster, and quarantine its usual time. */
    public TopicSettings(
            Compatibility compatibility,
            int partitions,
            Optional<Integer> replicas,
            boolean compacted,
            Optional<Duration> retention) {
        this(compatibility, partitions, replicas, compacted, retention, Optional.empty(), QUARANTINE_RETENTION);
    }

    /** The Confluent compatibility levels. */
    public enum Compatibility {
        NONE,
        BACKWARD,
        BACKWARD_TRANSITIVE,
        FORWARD,
        FORWARD_TRANSITIVE,
        FULL,
        FULL_TRANSITIVE
    }
}
