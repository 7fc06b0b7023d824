// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import java.util.BitSet;

/**
 * Tracks which lines are settled: acknowledged, refused or skipped. Lines settle out of order, because partitions
 * acknowledge independently; a resumed run starts after the last line without a gap before it. Thread-safe.
 */
final class SettledLineTracker {
    private static final int COMPACT_AT = 1 << 16;
    private final BitSet acknowledgedLines = new BitSet();
    private long base;

    /** Marks a line as settled. Call once per line. */
    synchronized void acknowledge(long line) {
        acknowledgedLines.set(Math.toIntExact(line - base - 1));
        int gapless = acknowledgedLines.nextClearBit(0);
        if (gapless >= COMPACT_AT) {
            BitSet rest = acknowledgedLines.get(gapless, acknowledgedLines.length());
            acknowledgedLines.clear();
            acknowledgedLines.or(rest);
            base += gapless;
        }
    }

    /** The last line such that it and all lines before it are settled; 0 if none. */
    synchronized long acknowledgedUpTo() {
        return base + acknowledgedLines.nextClearBit(0);
    }
}
