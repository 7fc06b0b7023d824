// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A governed value without parts: its rules, what is written in its place on each port, who looks at it. Immutable and
 * thread-safe.
 *
 * @param masks null where a port gets the value as it is
 * @param captureSlots where record rules find the value
 * @param masksFirstPort whether the value counts as masked on the first port
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
public record GovernedLeaf(LeafType leaf, LeafCheck[] checks, @Nullable LeafMask[] masks, int[] captureSlots,
        boolean masksFirstPort) {
    /** What the port gets instead of the value's bytes; null if it gets them as they are. */
    public @Nullable LeafMask replacementFor(int port) {
        LeafMask mask = masks[port];
        return mask == null && leaf.isConverted() ? Conversion.INSTANCE : mask;
    }

    /** Whether the writer can have a symbol that is none of the contract's. */
    public boolean requiresKnownSymbol() {
        return leaf.type() == Schema.Type.ENUM;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(leaf.toString());
        for (LeafCheck test : checks) {
            text.append(" check ").append(test);
        }
        for (int i = 0; i < masks.length; i++) {
            if (masks[i] != null) {
                text.append(" port ").append(i).append(' ').append(masks[i]);
            }
        }
        for (int slot : captureSlots) {
            text.append(" slot ").append(slot);
        }
        return text.toString();
    }

    /** The value in the contract's form. */
    private record Conversion() implements LeafMask {
        private static final Conversion INSTANCE = new Conversion();

        @Override
        public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput sink, MaskScratch scratch) {
            leaf.convert(bytes, from, sink);
        }
    }
}
