// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/**
 * HMAC-SHA-256 under one version of the token key, prepared: it allocates nothing per value. Not thread-safe: each
 * thread has its own.
 *
 * <pre>{@code
 * mac.update(bytes, from, length);
 * mac.finish(digest, 0);   // KeyProvider.SIZE bytes; ready for the next value
 * }</pre>
 */
public interface TokenMac {
    /** The version of the token key, from 1. */
    int version();

    /** Takes more of the input. */
    void update(byte[] bytes, int offset, int length);

    /**
     * Writes the {@value KeyProvider#SIZE} bytes of the function and starts anew.
     *
     * @throws IllegalArgumentException if they do not fit; the input so far is forgotten
     */
    void finish(byte[] out, int offset);

    /** Forgets the input so far. */
    void reset();
}
