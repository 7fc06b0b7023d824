// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import java.util.Map;
import java.util.TreeMap;

/**
 * How long after their timestamps records were judged: a histogram with fixed bounds, so that those of several
 * partitions and gates can be added up. Counting allocates nothing. Not thread-safe.
 *
 * <p>The bounds are powers of two, in milliseconds, from 1 to 65,536; what took longer is beyond them. A timestamp in
 * the future counts as no time, one older than a day as a day: producers set timestamps, and may set any.
 */
final class LatencyHistogram {
    /** The name of the bucket beyond all bounds. */
    static final String OVERFLOW_BUCKET = "inf";

    private static final int BOUNDS = 17;
    private static final long MAX_MILLIS = 86_400_000;

    private final long[] counts = new long[BOUNDS + 1];
    private long sum;
    private long max;

    void recordLatency(long timestamp, long now) {
        long took = Math.clamp(now - timestamp, 0, MAX_MILLIS);
        counts[bucket(took)]++;
        sum += took;
        max = Math.max(max, took);
    }

    /** In milliseconds, of all that was counted. */
    long sum() {
        return sum;
    }

    /** In milliseconds. */
    long max() {
        return max;
    }

    /** Records by the upper bound of their bucket, such as {@code 128}; only the buckets that have any. */
    Map<String, Long> byBound() {
        Map<String, Long> all = new TreeMap<>();
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                all.put(bucket < BOUNDS ? Long.toString(1L << bucket) : OVERFLOW_BUCKET, counts[bucket]);
            }
        }
        return all;
    }

    private static int bucket(long took) {
        return took <= 1 ? 0 : Math.min(BOUNDS, Long.SIZE - Long.numberOfLeadingZeros(took - 1));
    }
}
