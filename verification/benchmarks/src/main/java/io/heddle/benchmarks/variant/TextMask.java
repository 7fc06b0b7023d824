// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import io.heddle.contract.FieldPath;

/** A mask of a string. */
@FunctionalInterface
public interface TextMask {
    /** The masked text, in a type that Avro can write. */
    CharSequence of(CharSequence text);

    /** The masks that need a key. */
    interface Crypto {
        /** For contracts without such masks. */
        Crypto NONE = new Crypto() {
            @Override
            public TextMask hash() {
                throw new IllegalArgumentException("this workload has no key");
            }

            @Override
            public TextMask encrypt(FieldPath field) {
                return hash();
            }
        };

        TextMask hash();

        TextMask encrypt(FieldPath field);
    }

    static TextMask redact() {
        return text -> "***";
    }

    static TextMask partial(int keepFirst, int keepLast) {
        return value -> {
            String text = value.toString();
            int points = text.codePointCount(0, text.length());
            int stars = points - keepFirst - keepLast;
            return stars <= 0
                    ? "*".repeat(points)
                    : text.substring(0, text.offsetByCodePoints(0, keepFirst)) + "*".repeat(stars)
                            + text.substring(text.offsetByCodePoints(text.length(), -keepLast));
        };
    }
}
