// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of the product's topics.
 *
 * @param compatibility the Confluent compatibility level of the output subject
 * @param partitions of the ingest, output and quarantine topics
 * @param replicas the replication factor; empty means the cluster's default
 * @param compacted {@code cleanup.policy} contains {@code compact}: tombstones are allowed and a key is required
 * @param retention from the SLA {@code retention}; empty means the cluster's default
 * @param compactionLag how long a compacted topic keeps superseded records; empty means the cluster's default
 * @param quarantineRetention how long a rejected record can be replayed or discarded, counted from its rejection
 * @param schemaIdForms where records on ingest may carry the ids of their schemas; outputs carry them in the prefix
 */
public record TopicSettings(
        Compatibility compatibility,
        int partitions,
        Optional<Integer> replicas,
        boolean compacted,
        Optional<Duration> retention,
        Optional<Duration> compactionLag,
        Duration quarantineRetention,
        Set<SchemaIdForm> schemaIdForms) {
    public TopicSettings {
        schemaIdForms = Set.copyOf(schemaIdForms);
    }

    /** Long enough to notice, fix and replay; not longer, because quarantine holds unmasked records. */
    public static final Duration QUARANTINE_RETENTION = Duration.ofDays(14);

    /** Enough for one consumer group to share the work; a contract can ask for more. */
    public static final int DEFAULT_PARTITIONS = 3;
    /** The settings of a contract that declares none. */
    public static final TopicSettings DEFAULT = ofPartitions(DEFAULT_PARTITIONS);

    /** The default settings with another number of partitions. */
    public static TopicSettings ofPartitions(int partitions) {
        return new TopicSettings(
                Compatibility.BACKWARD_TRANSITIVE, partitions, Optional.empty(), false, Optional.empty());
    }

    /** Settings with the cluster's default compaction lag and the default quarantine retention. */
    public TopicSettings(
            Compatibility compatibility,
            int partitions,
            Optional<Integer> replicas,
            boolean compacted,
            Optional<Duration> retention) {
        this(compatibility, partitions, replicas, compacted, retention, Optional.empty(), QUARANTINE_RETENTION,
                Set.of(SchemaIdForm.values()));
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
