// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The lower end of a bucket is never greater than the value, except below the first boundary. */
final class BucketedValueRules extends MaskedValueRules {
    private final Mask.Bucket mask;

    BucketedValueRules(Mask.Bucket mask) {
        this.mask = mask;
    }

    @Override
    public Boolean minimum(FieldRule.Minimum rule) {
        return !rule.exclusive() && floor(rule.bound()).compareTo(rule.bound()) >= 0;
    }

    @Override
    public Boolean maximum(FieldRule.Maximum rule) {
        return mask.boundaries().isEmpty() || mask.boundaries().get(0).compareTo(rule.bound()) < 0;
    }

    @Override
    public Boolean oneOf(FieldRule.OneOf rule) {
        return !mask.boundaries().isEmpty()
                && mask.boundaries().stream().allMatch(boundary -> rule.allowed().contains(boundary.toPlainString()));
    }

    private BigDecimal floor(BigDecimal bound) {
        if (mask.width().isPresent()) {
            BigDecimal width = mask.width().get();
            return bound.divide(width, 0, RoundingMode.FLOOR).multiply(width);
        }
        return mask.boundaries().stream()
                .filter(boundary -> boundary.compareTo(bound) <= 0)
                .reduce(mask.boundaries().get(0), BigDecimal::max);
    }
}
