// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** Thirteen digits that start with sex, year and month of birth, and a check number modulo 97. */
final class FrenchNir implements NumericIdentifier {
    private static final int LENGTH = 15;
    private static final int[] GROUPS = {1, 2, 2, 2, 3, 3, 2};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.FR_NIR;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        if (run.length(group) == LENGTH) {
            return run.isBare(group) ? NumericIdentifier.checked(isRight(run, position)) : 0;
        }
        return run.is(group, ' ', GROUPS) ? NumericIdentifier.certain(isRight(run, position)) : 0;
    }

    /** The evidence level (see {@link TextSightings}) if a number of Corsica, with its letter, starts here; else 0. */
    static int corsican(byte[] text, int position, int end) {
        if (position + LENGTH > end || text[position + 5] != '2' || !Utf8Bytes.closes(text, position + LENGTH, end)) {
            return 0;
        }
        int letter = Utf8Bytes.upper(text[position + 6]);
        if (letter != 'A' && letter != 'B') {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < LENGTH; i++) {
            int b = text[position + i];
            if (i != 6 && !Utf8Bytes.isDigit(b)) {
                return 0;
            }
            // For the check, the letter of the department is replaced: it counts as 19 or 18.
            int digit = i == 5 ? 1 : i == 6 ? (letter == 'A' ? 9 : 8) : b - '0';
            number = number * 10 + digit;
        }
        boolean sex = text[position] == '1' || text[position] == '2';
        int month = (text[position + 3] - '0') * 10 + text[position + 4] - '0';
        return NumericIdentifier.checked(sex && isMonth(month) && 97 - number / 100 % 97 == number % 100);
    }

    private static boolean isRight(DigitGroups run, int position) {
        int month = (int) NumericIdentifier.number(run, position + 3, 2);
        boolean sex = run.digit(position) == 1 || run.digit(position) == 2;
        return sex && isMonth(month) && 97 - NumericIdentifier.number(run, position, 13) % 97
                == NumericIdentifier.number(run, position + 13, 2);
    }

    /** A month, or one of the numbers that stand for an unknown one. */
    private static boolean isMonth(int month) {
        return (month >= 1 && month <= 12) || month == 20 || (month >= 30 && month <= 42) || month >= 50;
    }
}
