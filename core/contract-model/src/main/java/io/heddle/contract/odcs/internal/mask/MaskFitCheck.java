// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.schema.FieldType;
import io.heddle.contract.odcs.internal.schema.ValueSchema;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a mask can be put on every value of a field, and reaches every value. */
public final class MaskFitCheck {
    /** Logical types whose values have a form that a token would break. */
    private static final Set<String> SHAPED =
            Set.of("decimal", "big-decimal", "duration", "time-millis", "time-micros");
    private static final Set<Schema.Type> HASHABLE =
            Set.of(Schema.Type.STRING, Schema.Type.BYTES, Schema.Type.FIXED, Schema.Type.INT, Schema.Type.LONG);

    private MaskFitCheck() {}

    /** Reports a mask that cannot be applied to values of the type. */
    public static void check(Mask mask, FieldType type, DocumentSection.LocatedNode located,
            DocumentFindings findings) {
        mismatch(mask, type).ifPresent(why -> findings.fault(
                "field.masking.unfit", located.node(), located.path(),
                why + ", but the Avro field is " + type.describe(),
                "choose " + alternatives(type)));
    }

    /** Reports a mask that would leave the same field open further down, where a record contains itself. */
    public static void checkReach(Mask mask, FieldPath path, ValueSchema schema, DocumentSection.LocatedNode located,
            DocumentFindings findings) {
        if (!(mask instanceof Mask.None) && schema.index().map(index -> index.isInRecursion(path)).orElse(false)) {
            findings.fault(
                    "field.masking.recursive", located.node(), located.path(),
                    path + " lies in a record type that contains itself: deeper values would leave unmasked",
                    "mask the field that holds the recursive record, or change the schema");
        }
    }

    private static Optional<String> mismatch(Mask mask, FieldType type) {
        if (mask instanceof Mask.Nullify) {
            return type.nullable() ? Optional.empty() : Optional.of("nullify needs a field that may be null");
        }
        if (mask instanceof Mask.Hash) {
            return !allBranches(type, branch -> HASHABLE.contains(branch.getType()))
                    ? Optional.of("hash fits string, bytes, fixed, int and long")
                    : allBranches(type, branch -> !SHAPED.contains(logical(branch)))
                            ? Optional.empty()
                            : Optional.of("hash would make values that are no " + type.logical());
        }
        if (mask instanceof Mask.Partial) {
            return needs(type, MaskFitCheck::isText, "partial fits string without logical type");
        }
        if (mask instanceof Mask.Email) {
            return needs(type, MaskFitCheck::isText, "email fits string without logical type");
        }
        if (mask instanceof Mask.Truncate) {
            return needs(type, MaskFitCheck::isDate, "truncate fits date and the timestamps");
        }
        if (mask instanceof Mask.Bucket bucket) {
            Optional<String> unfit =
                    needs(type, MaskFitCheck::isNumber, "bucket fits int, long, float, double and decimal");
            return unfit.isPresent()
                    ? unfit
                    : type.branches().stream().flatMap(branch -> bucketMismatch(bucket, branch).stream()).findFirst();
        }
        return mask instanceof Mask.Encrypt
                ? needs(type, MaskFitCheck::isEncryptable, "encrypt fits string and bytes without logical type")
                : Optional.empty();
    }

    private static Optional<String> needs(FieldType type, Predicate<Schema> test, String words) {
        return allBranches(type, test) ? Optional.empty() : Optional.of(words);
    }

    /** A mask must fit every type a value may have. */
    private static boolean allBranches(FieldType type, Predicate<Schema> test) {
        return !type.branches().isEmpty() && type.branches().stream().allMatch(test);
    }

    private static String logical(Schema branch) {
        return branch.getLogicalType() == null ? "" : branch.getLogicalType().getName();
    }

    private static boolean isText(Schema branch) {
        return branch.getType() == Schema.Type.STRING && logical(branch).isEmpty();
    }

    private static boolean isDate(Schema branch) {
        return logical(branch).equals("date") || logical(branch).contains("timestamp-");
    }

    private static boolean isNumber(Schema branch) {
        return logical(branch).isEmpty()
                ? Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE)
                        .contains(branch.getType())
                : logical(branch).equals("decimal");
    }

    private static boolean isEncryptable(Schema branch) {
        return logical(branch).isEmpty()
                && (branch.getType() == Schema.Type.STRING || branch.getType() == Schema.Type.BYTES);
    }

    /** Why buckets are finer or wider than the type. */
    private static Optional<String> bucketMismatch(Mask.Bucket bucket, Schema branch) {
        List<BigDecimal> numbers = bucket.width().map(List::of).orElse(bucket.boundaries());
        int scale = branch.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? decimal.getScale()
                : Set.of(Schema.Type.INT, Schema.Type.LONG).contains(branch.getType()) ? 0 : Integer.MAX_VALUE;
        BigDecimal largest = largestValue(branch);
        for (BigDecimal number : numbers) {
            if (number.stripTrailingZeros().scale() > scale) {
                return Optional
                        .of("buckets of " + number.toPlainString() + " need more than " + scale + " decimal places");
            }
            if (number.abs().compareTo(largest) > 0) {
                return Optional.of("buckets of " + number.toPlainString() + " are wider than the type");
            }
        }
        return Optional.empty();
    }

    private static BigDecimal largestValue(Schema branch) {
        if (branch.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return BigDecimal.TEN.pow(decimal.getPrecision() - decimal.getScale(), java.math.MathContext.UNLIMITED)
                    .subtract(BigDecimal.ONE.movePointLeft(decimal.getScale()))
                    .setScale(Math.max(0, decimal.getScale()), RoundingMode.UNNECESSARY);
        }
        return switch (branch.getType()) {
            case INT -> BigDecimal.valueOf(Integer.MAX_VALUE);
            case LONG -> BigDecimal.valueOf(Long.MAX_VALUE);
            case FLOAT -> new BigDecimal(Float.MAX_VALUE);
            default -> new BigDecimal(Double.MAX_VALUE);
        };
    }

    private static String alternatives(FieldType type) {
        StringBuilder words = new StringBuilder("redact");
        words.append(type.nullable() ? ", nullify" : "");
        words.append(mismatch(new Mask.Hash(), type).isEmpty() ? ", hash" : "");
        words.append(allBranches(type, MaskFitCheck::isText) ? ", partial, email" : "");
        words.append(allBranches(type, MaskFitCheck::isDate) ? ", truncate" : "");
        words.append(allBranches(type, MaskFitCheck::isNumber) ? ", bucket" : "");
        words.append(allBranches(type, MaskFitCheck::isEncryptable) ? ", encrypt" : "");
        return words.toString();
    }
}
