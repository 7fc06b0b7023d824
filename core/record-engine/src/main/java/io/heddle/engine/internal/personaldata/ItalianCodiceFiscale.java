// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

/** Sixteen letters and digits: name, birth, place, check letter. Digits may be replaced by letters (omocodia). */
final class ItalianCodiceFiscale {
    static final int LENGTH = 16;
    private static final String PATTERN = "LLLLLLDDMDDLDDDL";
    private static final String MONTHS = "ABCDEHLMPRST";
    private static final String STANDS_FOR_DIGIT = "LMNPQRSTUV";
    /** The values of characters at odd positions (counted from 1). */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private ItalianCodiceFiscale() {}

    static boolean matches(byte[] text, int position, int end) {
        if (position + LENGTH > end || !Utf8Bytes.closes(text, position + LENGTH, end)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int b = Utf8Bytes.upper(text[position + i]);
            if (!fits(PATTERN.charAt(i), b)) {
                return false;
            }
            int value = Utf8Bytes.isDigit(b) ? b - '0' : b - 'A';
            sum += i == LENGTH - 1 ? 0 : i % 2 == 0 ? ODD[value] : value;
        }
        return sum % 26 == Utf8Bytes.upper(text[position + LENGTH - 1]) - 'A'
                && isName(text, position)
                && isName(text, position + 3)
                && isDay(digit(text[position + 9]) * 10 + digit(text[position + 10]));
    }

    /** Three letters of a name: consonants, then vowels, then X as padding. */
    private static boolean isName(byte[] text, int position) {
        int before = 0;
        for (int i = position; i < position + 3; i++) {
            int b = Utf8Bytes.upper(text[i]);
            int group = "AEIOU".indexOf(b) >= 0 ? 1 : b == 'X' && before > 0 ? 2 : 0;
            if (group < before) {
                return false;
            }
            before = group;
        }
        return true;
    }

    /** For women, 40 is added to the day. */
    private static boolean isDay(int day) {
        return (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
    }

    private static int digit(int b) {
        return Utf8Bytes.isDigit(b) ? b - '0' : STANDS_FOR_DIGIT.indexOf(Utf8Bytes.upper(b));
    }

    private static boolean fits(char place, int b) {
        return switch (place) {
            case 'D' -> Utf8Bytes.isDigit(b) || STANDS_FOR_DIGIT.indexOf(b) >= 0;
            case 'M' -> MONTHS.indexOf(b) >= 0;
            default -> Utf8Bytes.isLetter(b);
        };
    }
}
