// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

/** Eight digits, or X, Y or Z and seven digits, followed by a check letter modulo 23; with or without hyphens. */
final class SpanishDni {
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private SpanishDni() {}

    /** The evidence level (see {@link TextSightings}) if a number starts at this start of a word; else 0. */
    static int evidence(byte[] text, int position, int end) {
        int lead = Utf8Bytes.upper(text[position]);
        int i = position;
        long number = 0;
        int digits = 8;
        if (lead >= 'X' && lead <= 'Z') {
            number = (long) lead - 'X';
            digits = 7;
            i++;
            i += i < end && text[i] == '-' ? 1 : 0;
        }
        if (i + digits >= end) {
            return 0;
        }
        for (int n = 0; n < digits; n++, i++) {
            if (!Utf8Bytes.isDigit(text[i])) {
                return 0;
            }
            number = number * 10 + text[i] - '0';
        }
        i += text[i] == '-' ? 1 : 0;
        if (i >= end || !Utf8Bytes.isLetter(text[i]) || !Utf8Bytes.closes(text, i + 1, end)) {
            return 0;
        }
        return NumericIdentifier.checked(LETTERS.charAt((int) (number % 23)) == Utf8Bytes.upper(text[i]));
    }

    /** A fingerprint of the value that starts here. */
    static long value(byte[] text, int position, int end) {
        long value = 0;
        for (int i = position; i < end && i < position + 11 && !(i > position + 1 && Utf8Bytes.isLetter(text[i]));
                i++) {
            value = value * 31 + Utf8Bytes.upper(text[i]);
        }
        return value * 0x9E3779B97F4A7C15L;
    }
}
