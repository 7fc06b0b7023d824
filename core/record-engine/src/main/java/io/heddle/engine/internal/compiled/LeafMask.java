// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/** A mask on a value's bytes. */
interface LeafMask {
    /** Writes the masked value instead of {@code bytes[from, to)}, in the contract's type. */
    void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch);
}
