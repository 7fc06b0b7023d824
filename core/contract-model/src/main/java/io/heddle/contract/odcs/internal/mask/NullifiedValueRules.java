// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

/** Null satisfies every rule except {@code required}. */
final class NullifiedValueRules extends UnchangedValueRules {
    @Override
    public Boolean required(FieldRule.Required rule) {
        return false;
    }
}
