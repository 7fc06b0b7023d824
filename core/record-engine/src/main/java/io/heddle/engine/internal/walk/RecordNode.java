// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

/** A record. Its fields are set after construction because schemas can be recursive. */
final class RecordNode implements WalkNode {
    private String[] names = {};
    private WalkNode[] fields = {};
    private int minSize;

    void define(String[] fieldNames, WalkNode[] fieldNodes) {
        names = fieldNames;
        fields = fieldNodes;
        long sum = 0;
        for (WalkNode node : fieldNodes) {
            sum += node.minSize();
        }
        minSize = (int) Math.min(sum, Integer.MAX_VALUE);
    }

    @Override
    public boolean walk(WalkCursor cursor) {
        if (!cursor.enter()) {
            return false;
        }
        if (fields.length == 0 && !cursor.spendZeroByteItems(1)) {
            return false;
        }
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].walk(cursor)) {
                return cursor.failInside(names[i]);
            }
        }
        return cursor.leave();
    }

    /** 0 while the fields are not set, which is still a valid lower bound. */
    @Override
    public int minSize() {
        return minSize;
    }
}
