// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Creates the reference masker of each strategy: a simple implementation that the compiled masks are tested against. A
 * value that the mask does not apply to is redacted; no masker lets a value through.
 */
public final class ValueMaskerFactory implements Mask.Visitor<ValueMasker> {
    private final FieldPath path;
    private final ProductMaskKeys keys;

    private ValueMaskerFactory(FieldPath path, ProductMaskKeys keys) {
        this.path = path;
        this.keys = keys;
    }

    /**
     * @param path of the field, as in the contract
     * @throws IllegalArgumentException if the mask is {@code none}, which no port's masks contain
     */
    public static ValueMasker of(Mask mask, FieldPath path, ProductMaskKeys keys) {
        return mask.accept(new ValueMaskerFactory(path, keys));
    }

    /** Masks a value of a known type; null if the mask does not apply, in which case the value is redacted. */
    private interface TypedMasker {
        @Nullable
        Object mask(Object value, Schema branch);
    }

    @Override
    public ValueMasker none(Mask.None mask) {
        throw new IllegalArgumentException("'none' is not a mask that can be put on a value");
    }

    @Override
    public ValueMasker redact(Mask.Redact mask) {
        return (value, schema) -> RedactedValues.of(value, branch(schema, value));
    }

    @Override
    public ValueMasker nullify(Mask.Nullify mask) {
        return (value, schema) -> AvroSchemaTypes.isNullable(schema)
                ? null
                : RedactedValues.of(value, branch(schema, value));
    }

    @Override
    public ValueMasker hash(Mask.Hash mask) {
        return typed(keys.tokens(mask.strategy())::of);
    }

    @Override
    public ValueMasker partial(Mask.Partial mask) {
        return typed((value, branch) -> value instanceof CharSequence text
                ? partial(text.toString(), mask.keepFirst(), mask.keepLast())
                : null);
    }

    @Override
    public ValueMasker email(Mask.Email mask) {
        return typed(new EmailMasker(keys.tokens(mask.strategy()), mask.keepDomain())::mask);
    }

    @Override
    public ValueMasker truncate(Mask.Truncate mask) {
        return typed((value, branch) -> DateTruncation.mask(value, branch, mask.unit()));
    }

    @Override
    public ValueMasker bucket(Mask.Bucket mask) {
        return typed(new BucketBounds(mask)::mask);
    }

    @Override
    public ValueMasker encrypt(Mask.Encrypt mask) {
        return typed(new EncryptionMasker(keys.cipher(path))::mask);
    }

    private static ValueMasker typed(TypedMasker masker) {
        return (value, schema) -> {
            Schema branch = branch(schema, value);
            Object masked = masker.mask(value, branch);
            return masked == null ? RedactedValues.of(value, branch) : masked;
        };
    }

    private static Schema branch(Schema schema, Object value) {
        Schema branch = AvroSchemaTypes.branchOf(schema, value);
        if (branch == null) {
            throw new IllegalArgumentException("a value that fits no type of its union");
        }
        return branch;
    }

    private static String partial(String text, int keepFirst, int keepLast) {
        int[] points = text.codePoints().toArray();
        boolean keepsAll = (long) keepFirst + keepLast >= points.length;
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < points.length; i++) {
            boolean kept = !keepsAll && (i < keepFirst || i >= points.length - keepLast);
            masked.appendCodePoint(kept ? points[i] : '*');
        }
        return masked.toString();
    }
}
