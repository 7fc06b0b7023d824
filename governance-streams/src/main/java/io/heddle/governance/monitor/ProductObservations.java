// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the gates' metrics say about a product: when a record was last accepted, and counts in buckets of 10 s over the
 * last 5 minutes. Immutable.
 *
 * @param lastAcceptedAt milliseconds since the epoch
 * @param buckets by their start in milliseconds since the epoch
 */
record ProductObservations(OptionalLong lastAcceptedAt, NavigableMap<Long, Counts> buckets) {
    /** The period over which an error rate is measured. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** The resolution of the window. */
    static final Duration BUCKET = Duration.ofSeconds(10);

    static final ProductObservations NONE = new ProductObservations(OptionalLong.empty(), new TreeMap<>());

    ProductObservations {
        buckets = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(buckets));
    }

    /** Numbers of accepted and rejected records. */
    record Counts(long accepted, long rejected) {
        static final Counts ZERO = new Counts(0, 0);

        Counts plus(Counts other) {
            return new Counts(accepted + other.accepted, rejected + other.rejected);
        }

        long total() {
            return accepted + rejected;
        }
    }

    /**
     * A copy with a gate's counts added.
     *
     * @param timestamp when it counted the last of these records
     * @param acceptedAt when it accepted the last of them; empty if none was accepted
     * @param now buckets that left the window by then are dropped
     */
    ProductObservations withCounts(Counts counts, long timestamp, OptionalLong acceptedAt, long now) {
        NavigableMap<Long, Counts> more = new TreeMap<>(buckets);
        more.merge(bucketOf(timestamp), counts, Counts::plus);
        more.headMap(firstBucket(now), false).clear();
        OptionalLong last = acceptedAt.isPresent() && acceptedAt.getAsLong() > lastAcceptedAt.orElse(Long.MIN_VALUE)
                ? acceptedAt
                : lastAcceptedAt;
        return new ProductObservations(last, more);
    }

    /** The sum of the buckets that overlap the window. */
    Counts inWindow(long now) {
        Counts sum = Counts.ZERO;
        for (Map.Entry<Long, Counts> bucket : buckets.tailMap(firstBucket(now), true).entrySet()) {
            sum = sum.plus(bucket.getValue());
        }
        return sum;
    }

    private static long firstBucket(long now) {
        return bucketOf(now - WINDOW.toMillis());
    }

    private static long bucketOf(long timestamp) {
        return Math.floorDiv(timestamp, BUCKET.toMillis()) * BUCKET.toMillis();
    }
}
