// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.util.BitSet;

/**
 * Which lines are settled: acknowledged, refused or passed over. Lines settle in any order, because partitions
 * acknowledge on their own; what counts for a resumption is up to where none is missing. Thread-safe.
 */
final class SettledLineTracker {
    private static final int COMPACT_AT = 1 << 16;
    private final BitSet settled = new BitSet();
    private long base;

    /** Every line of the input is settled once. */
    synchronized void settle(long line) {
        settled.set(Math.toIntExact(line - base - 1));
        int gapless = settled.nextClearBit(0);
        if (gapless >= COMPACT_AT) {
            BitSet rest = settled.get(gapless, settled.length());
            settled.clear();
            settled.or(rest);
            base += gapless;
        }
    }

    /** The last line up to which every line is settled; 0 if there is none. */
    synchronized long settledUpTo() {
        return base + settled.nextClearBit(0);
    }
}
