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
 * A governed scalar value: its rules, its replacement on each port, and the record rules that use it. Immutable and
 * thread-safe.
 *
 * @param masks null for a port that gets the original value
 * @param captureSlots where record rules find the value
 * @param masksFirstPort whether the value counts as masked on the first port
 */
@SuppressWarnings("ArrayRecordComponent") // never modified or compared
public record GovernedLeaf(LeafType leaf, LeafCheck[] checks, @Nullable LeafMask[] masks, int[] captureSlots,
        boolean masksFirstPort) {
    /** Writes what the port gets instead of the value's bytes; null if it gets them unchanged. */
    public @Nullable LeafMask replacementFor(int port) {
        LeafMask mask = masks[port];
        return mask == null && leaf.isConverted() ? Conversion.INSTANCE : mask;
    }

    /** Whether the writer's enum has symbols that the contract's lacks. */
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

    /** Writes the value in the contract's encoding. */
    private record Conversion() implements LeafMask {
        private static final Conversion INSTANCE = new Conversion();

        @Override
        public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
            leaf.convert(bytes, from, output);
        }
    }
}
