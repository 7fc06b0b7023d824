// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

/** Eleven digits: date of birth with the century in the month, counter, weighted sum modulo 10. */
final class Pesel implements NumberKind {
    private static final int[] WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.PL_PESEL;
    }

    @Override
    public int evidence(DigitRun run, int group) {
        int at = run.start(group);
        if (run.length(group) != 11 || !run.isBare(group)) {
            return 0;
        }
        int month = (int) NumberKind.number(run, at + 2, 2) % 20;
        int day = (int) NumberKind.number(run, at + 4, 2);
        boolean born = month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return NumberKind.checked(born && NumberKind.weighted(run, at, WEIGHTS) % 10 == 0);
    }
}
