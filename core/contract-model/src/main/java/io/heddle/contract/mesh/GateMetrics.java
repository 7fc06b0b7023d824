// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The metrics of one partition of a product's ingest topic since the gate's previous record for that partition: a
 * record of {@code mesh.metrics}. Immutable and thread-safe.
 *
 * @param product {@code domain.product}
 * @param contract the version that the records were checked under, the latest one if it changed meanwhile; empty if no
 *        contract governs the topic
 * @param partition of the ingest topic
 * @param from when the gate processed the first counted record
 * @param to when the gate processed the last counted record
 * @param rejectedByReason rejected records by reason code
 * @param violatedRules records by id of the violated rule, including warnings
 * @param lastAcceptedAt when the gate accepted the last record counted as accepted
 * @param suspected records with values that look like personal data where the contract declares none, by path and kind
 * @param lag records of the partition that are not yet processed; empty if unknown
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
     * Counts of records, values and bytes.
     *
     * @param accepted published records, including tombstones
     * @param rejected quarantined records
     * @param warned accepted records that violate a rule of severity warning
     * @param masked field values masked on the default port
     * @param bytesOut on all output ports
     */
    public record Counts(long accepted, long rejected, long warned, long masked, long bytesIn, long bytesOut) {}

    /**
     * The time from a record's timestamp to its verdict.
     *
     * @param recordsByBound records by the upper bound of their bucket in milliseconds, or {@code inf}
     * @param sumMillis the sum over all records
     * @param maxMillis the maximum
     */
    public record Latency(Map<String, Long> recordsByBound, long sumMillis, long maxMillis) {
        /** The latency of zero records. */
        public static final Latency NONE = new Latency(Map.of(), 0, 0);

        public Latency {
            recordsByBound = Map.copyOf(recordsByBound);
        }
    }
}
