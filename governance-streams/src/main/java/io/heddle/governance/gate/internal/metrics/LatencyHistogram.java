// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import java.util.Map;
import java.util.TreeMap;

/**
 * A histogram of the time from record timestamp to decision. Its bounds are fixed, so that histograms of several
 * partitions and gates can be added. Counting allocates nothing. Not thread-safe.
 *
 * <p>The bounds are powers of two, in milliseconds, from 1 to 65,536; longer times go to the overflow bucket. A
 * timestamp in the future counts as 0 and one older than a day as a day, because producers may set any timestamp.
 */
final class LatencyHistogram {
    /** The name of the overflow bucket. */
    static final String OVERFLOW_BUCKET = "inf";

    private static final int BOUNDS = 17;
    private static final long MAX_MILLIS = 86_400_000;

    private final long[] counts = new long[BOUNDS + 1];
    private long sum;
    private long max;

    void recordLatency(long timestamp, long now) {
        long latency = Math.clamp(now - timestamp, 0, MAX_MILLIS);
        counts[bucket(latency)]++;
        sum += latency;
        max = Math.max(max, latency);
    }

    /** The sum of all times, in milliseconds. */
    long sum() {
        return sum;
    }

    /** The longest time, in milliseconds. */
    long max() {
        return max;
    }

    /** Record counts by the upper bound of their bucket, such as {@code 128}; without empty buckets. */
    Map<String, Long> byBound() {
        Map<String, Long> all = new TreeMap<>();
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                all.put(bucket < BOUNDS ? Long.toString(1L << bucket) : OVERFLOW_BUCKET, counts[bucket]);
            }
        }
        return all;
    }

    private static int bucket(long latency) {
        return latency <= 1 ? 0 : Math.min(BOUNDS, Long.SIZE - Long.numberOfLeadingZeros(latency - 1));
    }
}
