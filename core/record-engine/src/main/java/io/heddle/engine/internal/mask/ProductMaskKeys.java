// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;
import io.heddle.engine.keys.FieldCipher;
import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.engine.keys.KeysetException;
import org.jspecify.annotations.Nullable;

/**
 * The keys for the masks of one product.
 *
 * @param keys null for an engine that only checks
 */
public record ProductMaskKeys(@Nullable KeyProvider keys, ProductId product) {
    HashTokens tokens(String strategy) {
        return new HashTokens(required(strategy));
    }

    /** The cipher for the values of one field. */
    public FieldCipher cipher(FieldPath field) {
        KeyProvider provider = required("encrypt");
        try {
            return provider.cipher(product, field);
        } catch (KeysetException e) {
            throw e;
        } catch (RuntimeException e) {
            throw KeysUnavailableException.of(e);
        }
    }

    private KeyProvider required(String strategy) {
        if (keys == null) {
            throw new IllegalStateException("the mask '" + strategy
                    + "' needs masking keys; give the engine a KeyProvider or compile no ports");
        }
        return keys;
    }
}
