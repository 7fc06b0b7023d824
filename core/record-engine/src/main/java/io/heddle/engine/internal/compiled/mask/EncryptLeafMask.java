// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.keys.EncryptedText;
import io.heddle.engine.keys.FieldCipher;
import io.heddle.engine.keys.FieldEncryption;
import org.apache.avro.Schema;

/** The mask {@code encrypt} without allocation, for text and bytes without a logical type. */
final class EncryptLeafMask implements LeafMask {
    // Not part of MaskScratch: an encryption belongs to the program it was created for.
    private final ThreadLocal<FieldEncryption> encryptions;

    EncryptLeafMask(FieldCipher cipher) {
        encryptions = ThreadLocal.withInitial(cipher::prepared);
    }

    /** Whether values of this type can be encrypted; others are redacted. */
    static boolean fits(LeafType leaf) {
        boolean sized = leaf.type() == Schema.Type.STRING || leaf.type() == Schema.Type.BYTES;
        return sized && leaf.schema().getLogicalType() == null;
    }

    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        int start = leaf.contentStart(bytes, from);
        int size = Math.addExact(end - start, FieldCipher.OVERHEAD);
        boolean text = leaf.type() == Schema.Type.STRING;
        int maxBytes = text ? EncryptedText.mostBytes(size) : 0;
        byte[] encrypted = scratch.buffer(Math.addExact(size, maxBytes));
        encryptions.get().encrypt(bytes, start, end - start, encrypted, 0);
        if (text) {
            int length = EncryptedText.write(encrypted, size, encrypted, size);
            output.writeVarint(length);
            output.write(encrypted, size, length);
        } else {
            output.writeVarint(size);
            output.write(encrypted, 0, size);
        }
    }

    @Override
    public String toString() {
        return "encrypt";
    }
}
