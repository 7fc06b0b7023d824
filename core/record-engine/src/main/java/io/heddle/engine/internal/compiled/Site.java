// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A governed value without parts: its rules, what is written in its place on each port, who looks at it. Immutable and
 * thread-safe.
 *
 * @param masks null where a port gets the value as it is
 * @param slots where record rules find the value
 * @param masksFirst whether the value counts as masked on the first port
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
record Site(Leaf leaf, LeafTest[] tests, @Nullable LeafMask[] masks, int[] slots, boolean masksFirst) {
    /** What the port gets instead of the value's bytes; null if it gets them as they are. */
    @Nullable LeafMask instead(int port) {
        LeafMask mask = masks[port];
        return mask == null && leaf.isConverted() ? Conversion.INSTANCE : mask;
    }

    /** Whether the writer can have a symbol that is none of the contract's. */
    boolean checksSymbol() {
        return leaf.type() == Schema.Type.ENUM;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(leaf.toString());
        for (LeafTest test : tests) {
            text.append(" check ").append(test);
        }
        for (int i = 0; i < masks.length; i++) {
            if (masks[i] != null) {
                text.append(" port ").append(i).append(' ').append(masks[i]);
            }
        }
        for (int slot : slots) {
            text.append(" slot ").append(slot);
        }
        return text.toString();
    }

    /** The value in the contract's form. */
    private record Conversion() implements LeafMask {
        private static final Conversion INSTANCE = new Conversion();

        @Override
        public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
            leaf.convert(bytes, from, sink);
        }
    }
}
