// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.engine.internal.crypto.GcmEncryption;
import org.jspecify.annotations.Nullable;

/** One thread's encryption of one field. */
final class RotatingFieldEncryption implements FieldEncryption {
    private static final int BULK = 1024;

    private final RotatingFieldCipher cipher;
    private RotatingFieldCipher.@Nullable Version version;
    private @Nullable GcmEncryption current;
    private int granted;

    RotatingFieldEncryption(RotatingFieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void encrypt(byte[] bytes, int from, int length, byte[] out, int offset) {
        if (offset < 0 || out.length - offset - FieldCipher.OVERHEAD < length) {
            throw new IllegalArgumentException(
                    "there is no room for the value and " + FieldCipher.OVERHEAD + " bytes more");
        }
        current().encrypt(bytes, from, length, out, offset);
    }

    @SuppressWarnings("ReferenceEquality") // the same object means the same key
    private GcmEncryption current() {
        RotatingFieldCipher.Version now = cipher.current();
        GcmEncryption known = current;
        if (known == null || version != now) {
            known = now.prepared();
            current = known;
            version = now;
            granted = 0;
        }
        if (granted == 0) {
            granted = now.quota().take(BULK);
        }
        granted--;
        return known;
    }
}
