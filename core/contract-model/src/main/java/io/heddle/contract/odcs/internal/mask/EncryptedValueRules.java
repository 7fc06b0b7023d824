// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

import java.util.List;

/** Encrypted values are longer than the original. */
final class EncryptedValueRules extends SampledValueRules {
    EncryptedValueRules() {
        super(List.of("enc:v1:AQAAAAE" + "A".repeat(37)), 0, Integer.MAX_VALUE);
    }

    @Override
    public Boolean minLength(FieldRule.MinLength rule) {
        return true;
    }
}
