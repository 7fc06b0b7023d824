// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Selects the records to inspect: always the first ones, then a share based on a hash of partition and offset. A
 * reprocessed record thus gets the same choice, and periodic data cannot evade it. Thread-safe.
 */
final class RecordSampler {
    static final int ALWAYS_INSPECTED = 100;

    private final long threshold;
    private final boolean samplesAll;
    private final AtomicInteger initialCount = new AtomicInteger();

    RecordSampler(double share) {
        threshold = (long) (share * (1L << 53));
        samplesAll = share >= 1;
    }

    boolean includes(int partition, long offset) {
        return samplesAll
                || (initialCount.get() < ALWAYS_INSPECTED && initialCount.getAndIncrement() < ALWAYS_INSPECTED)
                || mix(offset * 31 + partition) >>> 11 < threshold;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long n) {
        long z = n + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
