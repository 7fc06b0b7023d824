// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One mask, ready to be put on values of one field. */
public interface ValueMasker {
    /**
     * The masked value.
     *
     * @param schema of the field, often a union
     */
    @Nullable
    Object mask(Object value, Schema schema);

    /** @param path of the field, as in the contract */
    static ValueMasker of(Mask mask, FieldPath path, ProductMaskKeys keys) {
        if (mask instanceof Mask.Nullify) {
            return (value, schema) -> AvroSchemaTypes.isNullable(schema)
                    ? null
                    : RedactedValues.of(value, branch(schema, value));
        }
        Typed typed = typed(mask, path, keys);
        return (value, schema) -> {
            Schema branch = branch(schema, value);
            Object masked = typed.mask(value, branch);
            return masked == null ? RedactedValues.of(value, branch) : masked;
        };
    }

    /** One mask over a value of a known type; null where it does not fit, so that the value is redacted. */
    interface Typed {
        @Nullable
        Object mask(Object value, Schema branch);
    }

    private static Typed typed(Mask mask, FieldPath path, ProductMaskKeys keys) {
        if (mask instanceof Mask.Hash) {
            return keys.tokens(mask.strategy())::of;
        }
        if (mask instanceof Mask.Email email) {
            return new EmailMasker(keys.tokens(mask.strategy()), email.keepDomain())::mask;
        }
        if (mask instanceof Mask.Partial partial) {
            return (value, branch) -> value instanceof CharSequence text
                    ? partial(text.toString(), partial.keepFirst(), partial.keepLast())
                    : null;
        }
        if (mask instanceof Mask.Truncate truncate) {
            return (value, branch) -> DateTruncation.mask(value, branch, truncate.unit());
        }
        if (mask instanceof Mask.Bucket bucket) {
            return new BucketBounds(bucket)::mask;
        }
        if (mask instanceof Mask.Encrypt) {
            return new EncryptionMasker(keys.cipher(path))::mask;
        }
        if (mask instanceof Mask.Redact) {
            return (value, branch) -> null;
        }
        throw new IllegalArgumentException("unknown mask " + mask.strategy());
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
        boolean whole = (long) keepFirst + keepLast >= points.length;
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < points.length; i++) {
            boolean kept = !whole && (i < keepFirst || i >= points.length - keepLast);
            masked.appendCodePoint(kept ? points[i] : '*');
        }
        return masked.toString();
    }
}
