// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

/** An array, or a map whose entries start with a string. Both come in blocks. */
final class BlockNode implements WalkNode {
    private final WalkNode item;
    private final boolean keyed;

    BlockNode(WalkNode item, boolean keyed) {
        this.item = item;
        this.keyed = keyed;
    }

    @Override
    public int minSize() {
        return 1;
    }

    @Override
    public boolean walk(WalkCursor cursor) {
        if (!cursor.enter()) {
            return false;
        }
        while (true) {
            if (!cursor.readLong()) {
                return false;
            }
            long count = cursor.number();
            if (count == 0) {
                return cursor.leave();
            }
            if (!(count > 0 ? items(cursor, count) : sizedItems(cursor, -count))) {
                return false;
            }
        }
    }

    /** A reader that skips the block trusts its byte size, one that reads the items ignores it: the two must agree. */
    private boolean sizedItems(WalkCursor cursor, long count) {
        if (!cursor.readLength()) {
            return false;
        }
        long end = cursor.position() + cursor.number();
        if (!items(cursor, count)) {
            return false;
        }
        return cursor.position() == end || cursor.fail(EncodingFault.BLOCK_SIZE);
    }

    private boolean items(WalkCursor cursor, long count) {
        int size = item.minSize() + (keyed ? 1 : 0);
        // Negating Long.MIN_VALUE leaves it negative.
        if (count < 0 || (size > 0 && count > cursor.remaining() / size)) {
            return cursor.fail(EncodingFault.COUNT);
        }
        if (!keyed && item instanceof EmptyNode) {
            return cursor.spendZeroByteItems(count) || cursor.failInside("[]");
        }
        for (long i = 0; i < count; i++) {
            if (keyed && !cursor.skipUtf8()) {
                return cursor.failInside("{}");
            }
            if (!item.walk(cursor)) {
                return cursor.failInside(keyed ? "{}" : "[]");
            }
        }
        return true;
    }
}
