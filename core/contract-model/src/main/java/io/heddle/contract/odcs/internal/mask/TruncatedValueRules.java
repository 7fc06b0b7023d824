// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

/** Truncated dates only get earlier. */
final class TruncatedValueRules extends MaskedValueRules {
    @Override
    public Boolean maximum(FieldRule.Maximum rule) {
        return true;
    }
}
