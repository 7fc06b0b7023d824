// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;

/**
 * Where masks get their keys from: a file by default, a key management service behind the same interface. Tokens have
 * one key for the whole mesh, so that equal values have equal tokens in every product; values that are encrypted have
 * keys of their own for each field. Both kinds have versions:
 *
 * <ul>
 * <li>A token cannot say its version, for it has to fit the field. So the version of the token key is <i>pinned</i>: it
 * changes by an explicit act only, and never under a running provider. Old tokens stay as they were; a new version
 * gives others, so that records from before and after no longer join.
 * <li>An encrypted value says its version. New values take the current one, old ones stay readable.</ul>
 *
 * Implementations are thread-safe and fast: they are asked once per hashed value. One that cannot answer throws
 * {@link KeysUnavailableException}, soon: it must not block for longer than a second or two. One that may hang all the
 * same belongs into {@link TimeLimitedKeyProvider}.
 *
 * <pre>{@code
 * KeyProvider keys = FileKeyset.openOrCreate(Path.of(".heddle/keys/masking.json"));
 * RecordEngine engine = new AvroRecordEngine(keys);
 * }</pre>
 */
public interface KeyProvider {
    /** The bytes that {@link #pseudorandom} gives. */
    int SIZE = 32;

    /**
     * HMAC-SHA-256 of the input under the pinned token key: {@value #SIZE} bytes that tell nothing of the input to who
     * does not have the key. Equal inputs give equal outputs for as long as the key stays.
     */
    byte[] pseudorandom(byte[] input);

    /** The version of the token key that is pinned, from 1. */
    default int tokenVersion() {
        return 1;
    }

    /**
     * The same function as {@link #pseudorandom}, prepared to be used by one thread again and again. Ask once per
     * thread and keep it: its key never changes.
     */
    default TokenMac tokenMac() {
        return new BufferingTokenMac(this);
    }

    /**
     * The function under a certain version of the token key, to tell which token a known value had or will have.
     *
     * @throws KeysetException if there is no such version
     */
    default TokenMac tokenMac(int version) {
        if (version != tokenVersion()) {
            throw new KeysetException(
                    "there is no version " + version + " of the token key; there is " + tokenVersion());
        }
        return tokenMac();
    }

    /**
     * What encrypts and decrypts the values of one field of one product. Ask once per field and keep it: it follows
     * rotations by itself.
     *
     * @throws KeysetException if the provider has no encryption keys
     */
    default FieldCipher cipher(ProductId product, FieldPath field) {
        throw new KeysetException(
                "this key provider has no encryption keys; open a file keyset, or choose another mask for "
                        + product + " " + field);
    }
}
