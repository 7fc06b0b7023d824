// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

import java.util.List;

/** One place of the writer's schema. Walks its value and says whether it is well-formed. */
interface Node {
    boolean walk(Cursor cursor);

    /** A lower bound of the bytes a value takes. */
    int minSize();

    /** A value without parts. */
    record Leaf(int minSize, Reader reader) implements Node {
        @Override
        public boolean walk(Cursor cursor) {
            return reader.read(cursor);
        }
    }

    /** How a leaf is read. */
    interface Reader {
        boolean read(Cursor cursor);
    }

    /** Null and other values of no bytes. */
    record Nothing() implements Node {
        @Override
        public boolean walk(Cursor cursor) {
            return cursor.spendZeroByteItems(1);
        }

        @Override
        public int minSize() {
            return 0;
        }
    }

    /** An enum of so many symbols. */
    record Symbols(int count) implements Node {
        @Override
        public boolean walk(Cursor cursor) {
            if (!cursor.readInt()) {
                return false;
            }
            return (cursor.number() >= 0 && cursor.number() < count) || cursor.fail(Fault.ENUM_INDEX);
        }

        @Override
        public int minSize() {
            return 1;
        }
    }

    /** A union. */
    record Branches(List<Node> nodes) implements Node {
        @Override
        public boolean walk(Cursor cursor) {
            if (!cursor.readInt()) {
                return false;
            }
            long index = cursor.number();
            if (index < 0 || index >= nodes.size()) {
                return cursor.fail(Fault.UNION_INDEX);
            }
            return nodes.get((int) index).walk(cursor);
        }

        @Override
        public int minSize() {
            return 1;
        }
    }
}
