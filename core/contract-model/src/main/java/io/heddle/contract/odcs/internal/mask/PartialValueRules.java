// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

/** Partially masked values keep their length. */
final class PartialValueRules extends MaskedValueRules {
    @Override
    public Boolean minLength(FieldRule.MinLength rule) {
        return true;
    }

    @Override
    public Boolean maxLength(FieldRule.MaxLength rule) {
        return true;
    }
}
