// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

/** An array, or a map whose entries start with a string. Both come in blocks. */
final class BlocksNode implements Node {
    private final Node item;
    private final boolean keyed;

    BlocksNode(Node item, boolean keyed) {
        this.item = item;
        this.keyed = keyed;
    }

    @Override
    public int minSize() {
        return 1;
    }

    @Override
    public boolean walk(Cursor cursor) {
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

    /** A reader that skips the block trusts its size, one that reads it does not: the two must agree. */
    private boolean sizedItems(Cursor cursor, long count) {
        if (!cursor.readLength()) {
            return false;
        }
        long end = cursor.position() + cursor.number();
        if (!items(cursor, count)) {
            return false;
        }
        return cursor.position() == end || cursor.fail(Fault.BLOCK_SIZE);
    }

    private boolean items(Cursor cursor, long count) {
        int size = item.minSize() + (keyed ? 1 : 0);
        // The negated smallest long is still negative.
        if (count < 0 || (size > 0 && count > cursor.left() / size)) {
            return cursor.fail(Fault.COUNT);
        }
        if (!keyed && item instanceof Nothing) {
            return cursor.spendZeroByteItems(count) || cursor.failedIn("[]");
        }
        for (long i = 0; i < count; i++) {
            if (keyed && !cursor.skipUtf8()) {
                return cursor.failedIn("{}");
            }
            if (!item.walk(cursor)) {
                return cursor.failedIn(keyed ? "{}" : "[]");
            }
        }
        return true;
    }
}
