// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

/**
 * Where masks get their keys from: a file by default, a key management service behind the same interface. There is one
 * masking key for the whole mesh, so that equal values have equal tokens in every product. Implementations are
 * thread-safe and fast: they are asked once per hashed value.
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
     * HMAC-SHA-256 of the input under the mesh's masking key: {@value #SIZE} bytes that tell nothing of the input to who
     * does not have the key. Equal inputs give equal outputs for as long as the key stays.
     */
    byte[] pseudorandom(byte[] input);
}
