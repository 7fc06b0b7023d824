// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

/** Unmasked values satisfy the same rules as before. */
class UnchangedValueRules implements FieldRule.Visitor<Boolean> {
    @Override
    public Boolean required(FieldRule.Required rule) {
        return true;
    }

    @Override
    public Boolean minimum(FieldRule.Minimum rule) {
        return true;
    }

    @Override
    public Boolean maximum(FieldRule.Maximum rule) {
        return true;
    }

    @Override
    public Boolean minLength(FieldRule.MinLength rule) {
        return true;
    }

    @Override
    public Boolean maxLength(FieldRule.MaxLength rule) {
        return true;
    }

    @Override
    public Boolean pattern(FieldRule.Pattern rule) {
        return true;
    }

    @Override
    public Boolean format(FieldRule.Format rule) {
        return true;
    }

    @Override
    public Boolean oneOf(FieldRule.OneOf rule) {
        return true;
    }
}
