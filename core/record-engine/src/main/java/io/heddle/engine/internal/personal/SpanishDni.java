// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

/** Eight digits, or X, Y or Z and seven, and the letter modulo 23; with or without hyphens. */
final class SpanishDni {
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private SpanishDni() {}

    /** What {@link Sightings} call it if it begins at this place, where a word begins; 0 if it does not. */
    static int evidence(byte[] text, int at, int to) {
        int lead = Chars.upper(text[at]);
        int i = at;
        long number = 0;
        int digits = 8;
        if (lead >= 'X' && lead <= 'Z') {
            number = (long) lead - 'X';
            digits = 7;
            i++;
            i += i < to && text[i] == '-' ? 1 : 0;
        }
        if (i + digits >= to) {
            return 0;
        }
        for (int n = 0; n < digits; n++, i++) {
            if (!Chars.isDigit(text[i])) {
                return 0;
            }
            number = number * 10 + text[i] - '0';
        }
        i += text[i] == '-' ? 1 : 0;
        if (i >= to || !Chars.isLetter(text[i]) || !Chars.closes(text, i + 1, to)) {
            return 0;
        }
        return NumberKind.checked(LETTERS.charAt((int) (number % 23)) == Chars.upper(text[i]));
    }

    /** A number that tells values that begin here apart. */
    static long value(byte[] text, int at, int to) {
        long value = 0;
        for (int i = at; i < to && i < at + 11 && !(i > at + 1 && Chars.isLetter(text[i])); i++) {
            value = value * 31 + Chars.upper(text[i]);
        }
        return value * 0x9E3779B97F4A7C15L;
    }
}
