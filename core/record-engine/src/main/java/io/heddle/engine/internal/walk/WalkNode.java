// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

import java.util.List;

/** One position in the writer's schema. Walks its value and returns whether it is well-formed. */
interface WalkNode {
    boolean walk(WalkCursor cursor);

    /** A lower bound of a value's size in bytes. */
    int minSize();

    /** A scalar value. */
    record ScalarNode(int minSize, ScalarReader reader) implements WalkNode {
        @Override
        public boolean walk(WalkCursor cursor) {
            return reader.read(cursor);
        }
    }

    /** Reads a scalar value. */
    interface ScalarReader {
        boolean read(WalkCursor cursor);
    }

    /** Null and other values of zero bytes. */
    record EmptyNode() implements WalkNode {
        @Override
        public boolean walk(WalkCursor cursor) {
            return cursor.spendZeroByteItems(1);
        }

        @Override
        public int minSize() {
            return 0;
        }
    }

    /** An enum with this number of symbols. */
    record EnumNode(int count) implements WalkNode {
        @Override
        public boolean walk(WalkCursor cursor) {
            if (!cursor.readInt()) {
                return false;
            }
            return (cursor.number() >= 0 && cursor.number() < count) || cursor.fail(EncodingFault.ENUM_INDEX);
        }

        @Override
        public int minSize() {
            return 1;
        }
    }

    /** A union. */
    record UnionNode(List<WalkNode> nodes) implements WalkNode {
        @Override
        public boolean walk(WalkCursor cursor) {
            if (!cursor.readInt()) {
                return false;
            }
            long index = cursor.number();
            if (index < 0 || index >= nodes.size()) {
                return cursor.fail(EncodingFault.UNION_INDEX);
            }
            return nodes.get((int) index).walk(cursor);
        }

        @Override
        public int minSize() {
            return 1;
        }
    }
}
