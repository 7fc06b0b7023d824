// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of offsets of one partition, stored as a chunked bit set. Not thread-safe. */
final class OffsetSet {
    private static final int CHUNK_BITS = 16;
    private static final int WITHIN = (1 << CHUNK_BITS) - 1;
    private final Map<Long, BitSet> chunks = new HashMap<>();

    void add(long offset) {
        chunks.computeIfAbsent(offset >>> CHUNK_BITS, chunk -> new BitSet()).set((int) offset & WITHIN);
    }

    boolean contains(long offset) {
        BitSet chunk = chunks.get(offset >>> CHUNK_BITS);
        return chunk != null && chunk.get((int) offset & WITHIN);
    }
}
