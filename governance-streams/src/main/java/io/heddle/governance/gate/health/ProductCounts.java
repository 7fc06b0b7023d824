// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts of one product that a gate process has committed since it started, equal to those on {@code mesh.metrics}.
 *
 * @param accepted records published
 * @param rejectedByReason records quarantined, by reason code
 * @param warned accepted records that broke a rule of severity warning
 * @param masked field values masked on the default port
 * @param bytesOut bytes written to all output ports
 * @param suspected records with suspected undeclared personal data, by path and kind
 * @param latency time from record timestamp to decision
 */
public record ProductCounts(
        long accepted, Map<String, Long> rejectedByReason, long warned, long masked, long bytesIn, long bytesOut,
        Map<String, Long> suspected, Latency latency) {
    /** No records. */
    public static final ProductCounts NONE = new ProductCounts(0, Map.of(), 0, 0, 0, 0, Map.of(), Latency.NONE);

    /**
     * A latency histogram.
     *
     * @param byBound records by the upper bound of their bucket in milliseconds, a power of two or {@code inf}
     * @param sumMillis the sum over all records, in milliseconds
     */
    public record Latency(Map<String, Long> byBound, long sumMillis) {
        /** No records. */
        public static final Latency NONE = new Latency(Map.of(), 0);

        public Latency {
            byBound = Map.copyOf(byBound);
        }
    }

    public ProductCounts {
        rejectedByReason = Map.copyOf(rejectedByReason);
        suspected = Map.copyOf(suspected);
    }

    /** The sum of both. */
    public ProductCounts plus(ProductCounts other) {
        return new ProductCounts(
                accepted + other.accepted,
                sum(rejectedByReason, other.rejectedByReason),
                warned + other.warned,
                masked + other.masked,
                bytesIn + other.bytesIn,
                bytesOut + other.bytesOut,
                sum(suspected, other.suspected),
                new Latency(
                        sum(latency.byBound, other.latency.byBound), latency.sumMillis + other.latency.sumMillis));
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new HashMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }
}
