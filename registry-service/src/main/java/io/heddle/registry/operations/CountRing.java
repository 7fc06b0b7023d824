// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

/**
 * Sums of {@link Counts} in the newest slots of time, in chunks that exist only where something was counted: a product at
 * rest takes next to nothing. A slot is a minute or a second, by its number since the epoch. Not thread-safe.
 */
final class CountRing {
    private static final int FIELDS = 6;

    private final int slots;
    private final int chunkSize;
    private final long[][] chunks;
    private final long[] chunkNumbers;
    private long newest = Long.MIN_VALUE;

    /** @param slots how many are kept; a multiple of chunkSize */
    CountRing(int slots, int chunkSize) {
        this.slots = slots;
        this.chunkSize = chunkSize;
        // One more than fit: the oldest one is used up slot by slot while the newest fills.
        this.chunks = new long[slots / chunkSize + 1][];
        this.chunkNumbers = new long[chunks.length];
    }

    void add(long slot, Counts counts) {
        if (newest != Long.MIN_VALUE && slot <= newest - slots) {
            return;
        }
        newest = Math.max(newest, slot);
        long number = Math.floorDiv(slot, chunkSize);
        int at = Math.floorMod(number, chunks.length);
        long[] chunk = chunks[at];
        if (chunk == null || chunkNumbers[at] != number) {
            if (chunk != null && chunkNumbers[at] > number) {
                return;
            }
            chunk = new long[chunkSize * FIELDS];
            chunks[at] = chunk;
            chunkNumbers[at] = number;
        }
        int i = Math.floorMod(slot, chunkSize) * FIELDS;
        chunk[i] += counts.accepted();
        chunk[i + 1] += counts.rejected();
        chunk[i + 2] += counts.warned();
        chunk[i + 3] += counts.masked();
        chunk[i + 4] += counts.bytesIn();
        chunk[i + 5] += counts.bytesOut();
    }

    Counts get(long slot) {
        long number = Math.floorDiv(slot, chunkSize);
        int at = Math.floorMod(number, chunks.length);
        long[] chunk = chunks[at];
        if (chunk == null || chunkNumbers[at] != number || slot <= newest - slots) {
            return Counts.NONE;
        }
        int i = Math.floorMod(slot, chunkSize) * FIELDS;
        return new Counts(chunk[i], chunk[i + 1], chunk[i + 2], chunk[i + 3], chunk[i + 4], chunk[i + 5]);
    }

    /** The sum of the slots from the first to the last, both included. */
    Counts sum(long first, long last) {
        Counts sum = Counts.NONE;
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
