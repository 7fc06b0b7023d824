// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decrypts encrypted fields of one product, for consumers that hold its keys. Thread-safe; follows rotations.
 *
 * <pre>{@code
 * FieldDecryption customers = FieldDecryption.of(FileKeyset.open(file), ProductId.parse("crm.customers"));
 * String email = customers.text(FieldPath.of("email"), record.get("email").toString());
 * }</pre>
 */
public final class FieldDecryption {
    private final KeyProvider keys;
    private final ProductId product;
    private final Map<FieldPath, FieldCipher> ciphers = new ConcurrentHashMap<>();

    private FieldDecryption(KeyProvider keys, ProductId product) {
        this.keys = keys;
        this.product = product;
    }

    public static FieldDecryption of(KeyProvider keys, ProductId product) {
        return new FieldDecryption(keys, product);
    }

    /**
     * Decrypts the value of a string field.
     *
     * @param field the path in the contract, such as {@code address.street} or {@code phones[]}
     * @throws DecryptionException if it was not encrypted for this product and field with an available key
     */
    public String text(FieldPath field, CharSequence encrypted) throws DecryptionException {
        return new String(bytes(field, EncryptedText.bytes(encrypted)), StandardCharsets.UTF_8);
    }

    /**
     * Decrypts the value of a bytes field.
     *
     * @param field the path in the contract
     * @throws DecryptionException if it was not encrypted for this product and field with an available key
     */
    public byte[] bytes(FieldPath field, byte[] encrypted) throws DecryptionException {
        return ciphers.computeIfAbsent(field, path -> keys.cipher(product, path)).decrypt(encrypted);
    }
}
