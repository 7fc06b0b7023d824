// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;

/**
 * The source of the masking keys: a file by default, or a key management service behind the same interface. Tokens use
 * one key for the whole mesh, so that equal values have equal tokens in every product; encrypted values use a separate
 * key for each field. Both kinds have versions:
 * <ul>
 * <li>A token cannot carry its version because it has to fit the field. So the version of the token key is
 * <i>pinned</i>: it changes only explicitly, and never while a provider is running. Existing tokens do not change; a
 * new version gives different tokens, so that records from before and after no longer join.
 * <li>An encrypted value carries its version. New values use the current one, old ones stay readable.</ul>
 * Implementations must be thread-safe and fast: they are called once per hashed value. A provider that has no answer
 * throws {@link KeysUnavailableException} promptly: it must not block for longer than a second or two. Wrap a provider
 * that can block in {@link TimeLimitedKeyProvider}, which enforces a timeout.
 *
 * <pre>{@code
 * KeyProvider keys = FileKeyset.openOrCreate(Path.of(".heddle/keys/masking.json"));
 * RecordEngine engine = new AvroRecordEngine(keys);
 * }</pre>
 */
public interface KeyProvider {
    /** The size of the result of {@link #pseudorandom} in bytes. */
    int SIZE = 32;

    /**
     * HMAC-SHA-256 of the input under the pinned token key: {@value #SIZE} bytes that reveal nothing about the input
     * without the key. Equal inputs give equal outputs as long as the key stays the same.
     */
    byte[] pseudorandom(byte[] input);

    /** The version of the pinned token key, from 1. */
    default int tokenVersion() {
        return 1;
    }

    /**
     * The same function as {@link #pseudorandom}, prepared for repeated use by one thread. Ask once per thread and keep
     * it: its key never changes.
     */
    default TokenMac tokenMac() {
        return new BufferingTokenMac(this);
    }

    /**
     * The function under a specific version of the token key, to find out which token a known value had or will have.
     *
     * @throws KeysetException if there is no such version
     */
    default TokenMac tokenMac(int version) {
        if (version != tokenVersion()) {
            throw new KeysetException(
                    "there is no version " + version + " of the token key; the only version is " + tokenVersion());
        }
        return tokenMac();
    }

    /**
     * The cipher for the values of one field of one product. Ask once per field and keep it: it follows rotations.
     *
     * @throws KeysetException if the provider has no encryption keys
     */
    default FieldCipher cipher(ProductId product, FieldPath field) {
        throw new KeysetException(
                "this key provider has no encryption keys; open a file keyset, or choose another mask for "
                        + product + " " + field);
    }
}
