// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/** A mask on a value's bytes. */
public interface LeafMask {
    /** Writes the masked value in place of {@code bytes[from, end)}, in the contract's type. */
    void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch);
}
