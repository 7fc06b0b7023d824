// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.path.Schemas;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One mask, ready to be put on values of one field. */
interface Masker {
    /**
     * The masked value.
     *
     * @param schema of the field, often a union
     */
    @Nullable Object mask(Object value, Schema schema);

    /** @param tokens null if the engine has no keys */
    static Masker of(Mask mask, @Nullable Tokens tokens) {
        if (mask instanceof Mask.Hash) {
            if (tokens == null) {
                throw new IllegalStateException(
                        "the mask 'hash' needs masking keys; give the engine a KeyProvider or compile no ports");
            }
            return (value, schema) -> tokens.of(value, branch(schema, value));
        }
        if (mask instanceof Mask.Partial partial) {
            return (value, schema) -> value instanceof CharSequence text
                    ? partial(text.toString(), partial.keepFirst(), partial.keepLast())
                    : Redaction.of(value, branch(schema, value));
        }
        if (mask instanceof Mask.Nullify) {
            return (value, schema) ->
                    Schemas.isNullable(schema) ? null : Redaction.of(value, branch(schema, value));
        }
        if (mask instanceof Mask.Redact) {
            return (value, schema) -> Redaction.of(value, branch(schema, value));
        }
        throw new IllegalArgumentException("unknown mask " + mask.strategy());
    }

    private static Schema branch(Schema schema, Object value) {
        Schema branch = Schemas.branchOf(schema, value);
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
