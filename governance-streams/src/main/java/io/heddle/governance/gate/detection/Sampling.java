// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.detection;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which records are looked at: the first ones always, then a share of them by partition and offset, so that a record that
 * is processed again is looked at again and no rhythm of the data hides from it. Thread-safe.
 */
final class Sampling {
    static final int FIRST = 100;

    private final long below;
    private final boolean all;
    private final AtomicInteger first = new AtomicInteger();

    Sampling(double share) {
        below = (long) (share * (1L << 53));
        all = share >= 1;
    }

    boolean takes(int partition, long offset) {
        return all || (first.get() < FIRST && first.getAndIncrement() < FIRST) || mix(offset * 31 + partition) >>> 11 < below;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long n) {
        long z = n + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
