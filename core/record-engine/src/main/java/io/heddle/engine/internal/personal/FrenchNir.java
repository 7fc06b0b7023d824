// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

/** Thirteen digits that begin with sex and month of birth, and the key modulo 97. */
final class FrenchNir implements NumberKind {
    private static final int LENGTH = 15;
    private static final int[] GROUPS = {1, 2, 2, 2, 3, 3, 2};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.FR_NIR;
    }

    @Override
    public int evidence(DigitRun run, int group) {
        int at = run.start(group);
        if (run.length(group) == LENGTH) {
            return run.isBare(group) ? NumberKind.checked(isRight(run, at)) : 0;
        }
        return run.is(group, ' ', GROUPS) ? NumberKind.certain(isRight(run, at)) : 0;
    }

    /** What {@link Sightings} call it if one of Corsica, with its letter, begins at this place; 0 if none does. */
    static int corsican(byte[] text, int at, int to) {
        if (at + LENGTH > to || text[at + 5] != '2' || !Chars.closes(text, at + LENGTH, to)) {
            return 0;
        }
        int letter = Chars.upper(text[at + 6]);
        if (letter != 'A' && letter != 'B') {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < LENGTH; i++) {
            int b = text[at + i];
            if (i != 6 && !Chars.isDigit(b)) {
                return 0;
            }
            // The department counts as 19 or 18.
            int digit = i == 5 ? 1 : i == 6 ? (letter == 'A' ? 9 : 8) : b - '0';
            number = number * 10 + digit;
        }
        boolean sex = text[at] == '1' || text[at] == '2';
        return NumberKind.checked(sex && 97 - number / 100 % 97 == number % 100);
    }

    private static boolean isRight(DigitRun run, int at) {
        int month = (int) NumberKind.number(run, at + 3, 2);
        boolean born = (month >= 1 && month <= 12) || month == 20 || (month >= 30 && month <= 42) || month >= 50;
        boolean sex = run.digit(at) == 1 || run.digit(at) == 2;
        return sex && born && 97 - NumberKind.number(run, at, 13) % 97 == NumberKind.number(run, at + 13, 2);
    }
}
