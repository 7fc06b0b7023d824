// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import java.util.Arrays;

/**
 * The blocks of arrays and maps that state their size in bytes, which must be dropped where a text inside is redacted.
 * Ordered by start; an outer block precedes those nested in it.
 */
final class SizedBlockList {
    private static final int PARTS = 4;
    private static final int KEPT = 1_024;

    private long[] blocks = new long[4 * PARTS];
    private int size;

    void clear() {
        if (blocks.length > KEPT) {
            blocks = new long[4 * PARTS];
        }
        size = 0;
    }

    int size() {
        return size;
    }

    /** Adds a block, before its nested blocks. */
    void add(int start, int content, int end, long count) {
        int position = size * PARTS;
        if (position == blocks.length) {
            blocks = Arrays.copyOf(blocks, position * 2);
        }
        blocks[position] = start;
        blocks[position + 1] = content;
        blocks[position + 2] = end;
        blocks[position + 3] = count;
        size++;
    }

    /** The offset of the block's count and size. */
    int start(int index) {
        return (int) blocks[index * PARTS];
    }

    /** The offset of the block's first item. */
    int content(int index) {
        return (int) blocks[index * PARTS + 1];
    }

    int end(int index) {
        return (int) blocks[index * PARTS + 2];
    }

    long count(int index) {
        return blocks[index * PARTS + 3];
    }
}
