// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.placement;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.engine.internal.mask.ProductMaskKeys;
import io.heddle.engine.internal.mask.ValueMasker;
import io.heddle.engine.internal.mask.ValueMaskerFactory;
import io.heddle.engine.keys.FieldCipher;
import io.heddle.engine.keys.KeyProvider;
import org.jspecify.annotations.Nullable;

/**
 * A mask of a contract.
 *
 * @param masker applies the mask where the compiled engine has no implementation of its own
 * @param keys null for an engine that only checks
 * @param cipher set if the mask needs the field's encryption key, else null
 */
public record PortFieldMask(Mask mask, ValueMasker masker, @Nullable KeyProvider keys, @Nullable FieldCipher cipher) {
    public static PortFieldMask of(Mask mask, FieldPath path, ProductMaskKeys keys) {
        return new PortFieldMask(
                mask, ValueMaskerFactory.of(mask, path, keys), keys.keys(),
                mask.keyNeed() == Mask.KeyNeed.ENCRYPTION ? keys.cipher(path) : null);
    }
}
