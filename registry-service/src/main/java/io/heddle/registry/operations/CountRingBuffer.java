// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

/**
 * Sums of {@link ThroughputCounts} over the most recent time slots. Storage is allocated in chunks and only where
 * something was counted, so an idle product needs almost no memory. A slot is a minute or a second, numbered since the
 * epoch. Not thread-safe.
 */
final class CountRingBuffer {
    private static final int FIELDS = 6;

    private final int slots;
    private final int chunkSize;
    private final long[][] chunks;
    private final long[] chunkNumbers;
    private long newest = Long.MIN_VALUE;

    /** @param slots the number of slots kept; a multiple of chunkSize */
    CountRingBuffer(int slots, int chunkSize) {
        this.slots = slots;
        this.chunkSize = chunkSize;
        // One extra chunk: the oldest expires slot by slot while the newest fills up.
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

    /** The sum of the slots from first to last, inclusive. */
    ThroughputCounts sum(long first, long last) {
        ThroughputCounts sum = ThroughputCounts.NONE;
        for (long slot = first; slot <= last; slot++) {
            sum = sum.plus(get(slot));
        }
        return sum;
    }

    /** The newest slot with counts; {@link Long#MIN_VALUE} if there is none. */
    long newest() {
        return newest;
    }
}
