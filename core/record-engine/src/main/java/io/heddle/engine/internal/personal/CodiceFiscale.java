// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

/** Sixteen letters and digits: name, birth, place, check letter. Digits may be replaced by letters (omocodia). */
final class CodiceFiscale {
    static final int LENGTH = 16;
    private static final String PATTERN = "LLLLLLDDMDDLDDDL";
    private static final String MONTHS = "ABCDEHLMPRST";
    private static final String STANDS_FOR_DIGIT = "LMNPQRSTUV";
    /** What a character at an odd place (counted from 1) is worth, by the value of the character. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private CodiceFiscale() {}

    static boolean is(byte[] text, int at, int to) {
        if (at + LENGTH > to || !Chars.closes(text, at + LENGTH, to)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int b = Chars.upper(text[at + i]);
            if (!fits(PATTERN.charAt(i), b)) {
                return false;
            }
            int value = Chars.isDigit(b) ? b - '0' : b - 'A';
            sum += i == LENGTH - 1 ? 0 : i % 2 == 0 ? ODD[value] : value;
        }
        return sum % 26 == Chars.upper(text[at + LENGTH - 1]) - 'A'
                && isName(text, at)
                && isName(text, at + 3)
                && isDay(digit(text[at + 9]) * 10 + digit(text[at + 10]));
    }

    /** Three letters of a name: consonants, then vowels, then X. */
    private static boolean isName(byte[] text, int at) {
        int before = 0;
        for (int i = at; i < at + 3; i++) {
            int b = Chars.upper(text[i]);
            int group = "AEIOU".indexOf(b) >= 0 ? 1 : b == 'X' && before > 0 ? 2 : 0;
            if (group < before) {
                return false;
            }
            before = group;
        }
        return true;
    }

    /** Women have 40 added. */
    private static boolean isDay(int day) {
        return (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
    }

    private static int digit(int b) {
        return Chars.isDigit(b) ? b - '0' : STANDS_FOR_DIGIT.indexOf(Chars.upper(b));
    }

    private static boolean fits(char place, int b) {
        return switch (place) {
            case 'D' -> Chars.isDigit(b) || STANDS_FOR_DIGIT.indexOf(b) >= 0;
            case 'M' -> MONTHS.indexOf(b) >= 0;
            default -> Chars.isLetter(b);
        };
    }
}
