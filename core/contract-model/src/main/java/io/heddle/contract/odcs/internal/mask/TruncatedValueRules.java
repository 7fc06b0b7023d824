// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;

/** A truncated date is never later than the original. */
final class TruncatedValueRules extends MaskedValueRules {
    @Override
    public Boolean maximum(FieldRule.Maximum rule) {
        return true;
    }
}
