// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** What becomes of a field's value on its way to an output port. The masked value keeps the field's Avro type. */
public sealed interface Mask {
    /** The value leaves as it is. */
    record None() implements Mask {}

    /** A fixed value: {@code ***} for strings, empty bytes, zeroes, {@code false}, the first enum symbol, no items. */
    record Redact() implements Mask {}

    /** {@code null}; only where the field's schema is a union with null. */
    record Nullify() implements Mask {}

    /** A keyed token (HMAC-SHA-256): equal input gives equal token, in every product. */
    record Hash() implements Mask {}

    /**
     * The first and last code points stay, the rest becomes {@code *}. A value that would stay whole is starred whole.
     *
     * @param keepFirst code points kept at the start, 0 or more
     * @param keepLast code points kept at the end, 0 or more
     */
    record Partial(int keepFirst, int keepLast) implements Mask {
        /** @throws IllegalArgumentException if a count is negative */
        public Partial {
            if (keepFirst < 0 || keepLast < 0) {
                throw new IllegalArgumentException("keepFirst and keepLast are 0 or more");
            }
        }
    }

    /** The strategy's name in a contract. */
    default String strategy() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
