// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

/** Counts delays in whole milliseconds. Not thread-safe. */
final class Delays {
    private static final int LONGEST = 60_000;

    private final long[] counts = new long[LONGEST + 1];
    private long total;

    void add(long millis) {
        counts[Math.clamp(millis, 0, LONGEST)]++;
        total++;
    }

    long total() {
        return total;
    }

    /** The least delay that so many of hundred are not above, in milliseconds. */
    int percentile(double percent) {
        long wanted = (long) Math.ceil(total * percent / 100);
        long seen = 0;
        for (int millis = 0; millis <= LONGEST; millis++) {
            seen += counts[millis];
            if (seen >= wanted && seen > 0) {
                return millis;
            }
        }
        return LONGEST;
    }
}
