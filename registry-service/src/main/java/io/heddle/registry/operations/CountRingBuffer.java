// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

/**
 * Sums of {@link ThroughputCounts} in the newest slots of time, in chunks that exist only where something was counted:
 * a product at rest takes next to nothing. A slot is a minute or a second, by its number since the epoch. Not
 * thread-safe.
 */
final class CountRingBuffer {
    private static final int FIELDS = 6;

    private final int slots;
    private final int chunkSize;
    private final long[][] chunks;
    private final long[] chunkNumbers;
    private long newest = Long.MIN_VALUE;

    /** @param slots how many are kept; a multiple of chunkSize */
    CountRingBuffer(int slots, int chunkSize) {
        this.slots = slots;
        this.chunkSize = chunkSize;
        // One more than fit: the oldest one is used up slot by slot while the newest fills.
        this.chunks = new long[slots / chunkSize + 1][];
        this.chunkNumbers = new long[chunks.length];
    }

    void add(long slot, ThroughputCounts counts) {
        if (newest != Long.MIN_VALUE && slot <= newest - slots) {
            return;
        }
        newest = Math.max(newest, slot);
        long number = Math.floorDiv(slot, chunkSize);
        int chunkIndex = Math.floorMod(number, chunks.length);
        long[] chunk = chunks[chunkIndex];
        if (chunk == null || chunkNumbers[chunkIndex] != number) {
            if (chunk != null && chunkNumbers[chunkIndex] > number) {
                return;
            }
            chunk = new long[chunkSize * FIELDS];
            chunks[chunkIndex] = chunk;
            chunkNumbers[chunkIndex] = number;
        }
        int i = Math.floorMod(slot, chunkSize) * FIELDS;
        chunk[i] += counts.accepted();
        chunk[i + 1] += counts.rejected();
        chunk[i + 2] += counts.warned();
        chunk[i + 3] += counts.masked();
        chunk[i + 4] += counts.bytesIn();
        chunk[i + 5] += counts.bytesOut();
    }

    ThroughputCounts get(long slot) {
        long number = Math.floorDiv(slot, chunkSize);
        int chunkIndex = Math.floorMod(number, chunks.length);
        long[] chunk = chunks[chunkIndex];
        if (chunk == null || chunkNumbers[chunkIndex] != number || slot <= newest - slots) {
            return ThroughputCounts.NONE;
        }
        int i = Math.floorMod(slot, chunkSize) * FIELDS;
        return new ThroughputCounts(chunk[i], chunk[i + 1], chunk[i + 2], chunk[i + 3], chunk[i + 4], chunk[i + 5]);
    }

    /** The sum of the slots from the first to the last, both included. */
    ThroughputCounts sum(long first, long last) {
        ThroughputCounts sum = ThroughputCounts.NONE;
        for (long slot = first; slot <= last; slot++) {
            sum = sum.plus(get(slot));
        }
        return sum;
    }

    /** The newest slot anything was counted in; the smallest number if none. */
    long newest() {
        return newest;
    }
}
