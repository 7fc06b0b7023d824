// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.util.Arrays;

/**
 * Authenticated encryption of one field's values: AES-256-GCM in Google Tink's wire format, under a key derived for
 * this product and field, with product, field path and key version as associated data. A value encrypted for one field,
 * product or version cannot be decrypted for another. Thread-safe; follows rotations.
 *
 * <p>Each version of each field's key encrypts at most 2<sup>32</sup> values (NIST SP 800-38D, 8.3, random nonces).
 * Beyond that, a provider throws a {@link KeysetException} that asks for a rotation.
 */
public interface FieldCipher {
    /** The bytes that encryption adds: version (5 with Tink's prefix), nonce (12) and tag (16). */
    int OVERHEAD = 33;

    /**
     * Encrypts the value under the current version; the result is {@value #OVERHEAD} bytes longer. Equal values give
     * different results.
     */
    byte[] encrypt(byte[] value);

    /** The same encryption, prepared for one thread with many values. Ask once per thread and keep it. */
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
     * Decrypts a value.
     *
     * @throws DecryptionException if the bytes are damaged, were not encrypted for this product and field, or their key
     *         version is missing
     */
    byte[] decrypt(byte[] encrypted) throws DecryptionException;
}
