// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

/** By default, masked values are non-null and satisfy no other rule; strategies override what they do satisfy. */
class MaskedValueRules implements FieldRule.Visitor<Boolean> {
    @Override
    public Boolean required(FieldRule.Required rule) {
        return true;
    }

    @Override
    public Boolean minimum(FieldRule.Minimum rule) {
        return false;
    }

    @Override
    public Boolean maximum(FieldRule.Maximum rule) {
        return false;
    }

    @Override
    public Boolean minLength(FieldRule.MinLength rule) {
        return false;
    }

    @Override
    public Boolean maxLength(FieldRule.MaxLength rule) {
        return false;
    }

    @Override
    public Boolean pattern(FieldRule.Pattern rule) {
        return false;
    }

    @Override
    public Boolean format(FieldRule.Format rule) {
        return false;
    }

    @Override
    public Boolean oneOf(FieldRule.OneOf rule) {
        return false;
    }
}
