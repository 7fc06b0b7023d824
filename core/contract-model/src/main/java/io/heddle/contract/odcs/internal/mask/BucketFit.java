// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.schema.FieldType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Buckets apply to numeric types that can represent their bounds. */
final class BucketFit implements MaskFit<Mask.Bucket> {
    private static final Set<Schema.Type> INTEGER_TYPES = Set.of(Schema.Type.INT, Schema.Type.LONG);
    private static final Set<Schema.Type> NUMBERS =
            Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);
    private static final MaskFit<Mask> NUMBER =
            MaskFits.ofBranches(BucketFit::isNumber, "bucket fits int, long, float, double and decimal");

    @Override
    public Optional<String> typeMismatch(FieldType type) {
        return NUMBER.typeMismatch(type);
    }

    @Override
    public Optional<String> mismatch(Mask.Bucket mask, FieldType type) {
        Optional<String> mismatch = typeMismatch(type);
        return mismatch.isPresent()
                ? mismatch
                : type.branches().stream().flatMap(branch -> boundMismatch(mask, branch).stream()).findFirst();
    }

    private static boolean isNumber(Schema branch) {
        String logical = MaskFits.logical(branch);
        return logical.isEmpty() ? NUMBERS.contains(branch.getType()) : logical.equals("decimal");
    }

    private static Optional<String> boundMismatch(Mask.Bucket mask, Schema branch) {
        List<BigDecimal> numbers = mask.width().map(List::of).orElse(mask.boundaries());
        int scale = scale(branch);
        BigDecimal largest = largestValue(branch);
        for (BigDecimal number : numbers) {
            if (number.stripTrailingZeros().scale() > scale) {
                return Optional.of(
                        "buckets of " + number.toPlainString() + " need more than " + scale + " decimal places");
            }
            if (number.abs().compareTo(largest) > 0) {
                return Optional.of("buckets of " + number.toPlainString() + " are wider than the type");
            }
        }
        return Optional.empty();
    }

    private static int scale(Schema branch) {
        if (branch.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return decimal.getScale();
        }
        return INTEGER_TYPES.contains(branch.getType()) ? 0 : Integer.MAX_VALUE;
    }

    private static BigDecimal largestValue(Schema branch) {
        if (branch.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return BigDecimal.TEN.pow(decimal.getPrecision() - decimal.getScale(), MathContext.UNLIMITED)
                    .subtract(BigDecimal.ONE.movePointLeft(decimal.getScale()))
                    .setScale(Math.max(0, decimal.getScale()), RoundingMode.UNNECESSARY);
        }
        return switch (branch.getType()) {
            case INT -> BigDecimal.valueOf(Integer.MAX_VALUE);
            case LONG -> BigDecimal.valueOf(Long.MAX_VALUE);
            case FLOAT -> new BigDecimal(Float.MAX_VALUE);
            case DOUBLE -> new BigDecimal(Double.MAX_VALUE);
            default -> throw new IllegalArgumentException("no buckets of " + branch.getType());
        };
    }
}
