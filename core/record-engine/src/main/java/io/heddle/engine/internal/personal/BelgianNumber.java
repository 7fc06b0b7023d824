// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

/** A date of birth, a counter and the check modulo 97, with a 2 before for those born since 2000. Bis numbers included. */
final class BelgianNumber implements NumberKind {
    private static final int[] GROUPS = {2, 2, 2, 3, 2};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.BE_NATIONAL_NUMBER;
    }

    @Override
    public int evidence(DigitRun run, int group) {
        int at = run.start(group);
        if (run.length(group) == 11) {
            return run.isBare(group) ? NumberKind.checked(isRight(run, at)) : 0;
        }
        return run.is(group, "..-.", GROUPS) ? NumberKind.certain(isRight(run, at)) : 0;
    }

    private static boolean isRight(DigitRun run, int at) {
        int month = (int) NumberKind.number(run, at + 2, 2) % 20;
        int day = (int) NumberKind.number(run, at + 4, 2);
        long nine = NumberKind.number(run, at, 9);
        long check = NumberKind.number(run, at + 9, 2);
        boolean right = 97 - nine % 97 == check || 97 - (2_000_000_000L + nine) % 97 == check;
        return right && month <= 12 && day <= 31 && run.digit(at + 2) < 6;
    }
}
