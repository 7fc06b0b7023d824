// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/** A mask on a value's bytes. */
public interface LeafMask {
    /** Writes the masked value instead of {@code bytes[from, to)}, in the contract's type. */
    void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput sink, MaskScratch scratch);
}
