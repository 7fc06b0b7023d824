// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a gate counted on one partition of one product's ingest topic, since its previous record for that partition: a
 * record of {@code mesh.metrics}. Immutable and thread-safe.
 *
 * @param product {@code domain.product}
 * @param contract the version that the records were checked under, the last one if it changed in between; empty text if
 *        no contract governs the topic
 * @param partition of the ingest topic
 * @param from when the gate processed the first record counted
 * @param to when the gate processed the last record counted
 * @param rejectedByReason rejected records by reason code
 * @param violatedRules records by the id of the rule that they broke, errors and warnings
 * @param lastAcceptedAt when the gate accepted the last record counted as accepted
 * @param suspected records with a value that looks like personal data where the contract declares none, by path and
 *        kind
 * @param lag records of the partition that were not judged yet; empty if not known
 */
public record GateMetrics(
        String product,
        String contract,
        int partition,
        Instant from,
        Instant to,
        Counts counts,
        Map<String, Long> rejectedByReason,
        Map<String, Long> violatedRules,
        Optional<Instant> lastAcceptedAt,
        Map<String, Long> suspected,
        Latency latency,
        OptionalLong lag) {
    public GateMetrics {
        rejectedByReason = Map.copyOf(rejectedByReason);
        violatedRules = Map.copyOf(violatedRules);
        suspected = Map.copyOf(suspected);
    }

    /**
     * How many records, values and bytes.
     *
     * @param accepted records published, tombstones included
     * @param rejected records quarantined
     * @param warned accepted records that broke a rule of severity warning
     * @param masked field values masked on the default port
     * @param bytesOut on all output ports
     */
    public record Counts(long accepted, long rejected, long warned, long masked, long bytesIn, long bytesOut) {}

    /**
     * The time from a record's timestamp to its verdict.
     *
     * @param recordsByBound records by the upper bound of their bucket in milliseconds, or {@code inf}
     * @param sumMillis of all of them
     * @param maxMillis the longest
     */
    public record Latency(Map<String, Long> recordsByBound, long sumMillis, long maxMillis) {
        /** That of no record. */
        public static final Latency NONE = new Latency(Map.of(), 0, 0);

        public Latency {
            recordsByBound = Map.copyOf(recordsByBound);
        }
    }
}
