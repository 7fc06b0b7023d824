// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/**
 * HMAC-SHA-256 under one version of the token key, prepared so that it allocates nothing per value. Not thread-safe:
 * each thread needs its own.
 *
 * <pre>{@code
 * mac.update(bytes, from, length);
 * mac.finish(digest, 0);   // KeyProvider.SIZE bytes; ready for the next value
 * }</pre>
 */
public interface TokenMac {
    /** The version of the token key, from 1. */
    int version();

    /** Adds input. */
    void update(byte[] bytes, int offset, int length);

    /**
     * Writes the result, {@value KeyProvider#SIZE} bytes, and resets.
     *
     * @throws IllegalArgumentException if it does not fit; the input so far is discarded
     */
    void finish(byte[] out, int offset);

    /** Discards the input so far. */
    void reset();
}
