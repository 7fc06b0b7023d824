// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

/** Counts delays in whole milliseconds. Not thread-safe. */
final class DelayHistogram {
    private static final int MAX_MILLIS = 60_000;

    private final long[] counts = new long[MAX_MILLIS + 1];
    private long total;

    void add(long millis) {
        counts[Math.clamp(millis, 0, MAX_MILLIS)]++;
        total++;
    }

    long total() {
        return total;
    }

    /** The given percentile of the delays (nearest rank), in milliseconds. */
    int percentile(double percent) {
        long target = (long) Math.ceil(total * percent / 100);
        long cumulative = 0;
        for (int millis = 0; millis <= MAX_MILLIS; millis++) {
            cumulative += counts[millis];
            if (cumulative >= target && cumulative > 0) {
                return millis;
            }
        }
        return MAX_MILLIS;
    }
}
