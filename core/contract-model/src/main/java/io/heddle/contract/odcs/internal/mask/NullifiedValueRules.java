// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

/** A null keeps every rule but the one that forbids it. */
final class NullifiedValueRules extends UnchangedValueRules {
    @Override
    public Boolean required(FieldRule.Required rule) {
        return false;
    }
}
