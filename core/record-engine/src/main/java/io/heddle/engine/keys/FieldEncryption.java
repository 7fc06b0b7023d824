// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/**
 * {@link FieldCipher#encrypt} prepared for repeated use by one thread. Follows rotations. Not thread-safe: each thread
 * needs its own.
 *
 * <pre>{@code
 * byte[] out = new byte[length + FieldCipher.OVERHEAD];
 * encryption.encrypt(bytes, from, length, out, 0);
 * }</pre>
 */
public interface FieldEncryption {
    /**
     * Writes {@code bytes[from, from + length)} encrypted, which takes {@code length} plus
     * {@value FieldCipher#OVERHEAD} bytes.
     *
     * @param out must not be the input array
     * @throws IllegalArgumentException if the output does not fit
     */
    void encrypt(byte[] bytes, int from, int length, byte[] out, int offset);
}
