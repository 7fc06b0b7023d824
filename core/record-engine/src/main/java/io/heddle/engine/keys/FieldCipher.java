// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.util.Arrays;

/**
 * Authenticated encryption of one field's values: AES-256-GCM in Google Tink's wire format, under a key derived for
 * this product and field, with product, field path and key version as associated data. What is encrypted for one field,
 * product or version reads in no other. Thread-safe; follows rotations.
 *
 * <p>Each version of each field takes 2<sup>32</sup> values at most (NIST SP 800-38D, 8.3, random nonces). A provider
 * refuses to encrypt more, with a {@link KeysetException} that says to rotate.
 */
public interface FieldCipher {
    /** The bytes that encryption adds: version (5 with Tink's prefix), nonce (12) and tag (16). */
    int OVERHEAD = 33;

    /** The value under the current version; longer by {@value #OVERHEAD} bytes. Equal values give unequal results. */
    byte[] encrypt(byte[] value);

    /** The same encryption for one thread that has many values. Ask once per thread and keep it. */
    default FieldEncryption prepared() {
        return (bytes, from, length, out, offset) -> {
            byte[] encrypted = encrypt(Arrays.copyOfRange(bytes, from, from + length));
            if (offset < 0 || out.length - offset < encrypted.length) {
                throw new IllegalArgumentException("there is no room for " + encrypted.length + " bytes");
            }
            System.arraycopy(encrypted, 0, out, offset, encrypted.length);
        };
    }

    /**
     * The value again.
     *
     * @throws DecryptionException if these bytes are not whole, were not encrypted for this product and field, or their
     *         key version is not here
     */
    byte[] decrypt(byte[] encrypted) throws DecryptionException;
}
