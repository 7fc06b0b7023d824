// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/**
 * What {@link FieldCipher#encrypt} does, prepared to be used by one thread again and again. Follows rotations. Not
 * thread-safe: each thread has its own.
 *
 * <pre>{@code
 * byte[] out = new byte[length + FieldCipher.OVERHEAD];
 * encryption.encrypt(bytes, from, length, out, 0);
 * }</pre>
 */
public interface FieldEncryption {
    /**
     * Writes {@code bytes[from, from + length)} encrypted: {@code length} and {@value FieldCipher#OVERHEAD} bytes.
     *
     * @param out another array than the input's
     * @throws IllegalArgumentException if they do not fit
     */
    void encrypt(byte[] bytes, int from, int length, byte[] out, int offset);
}
