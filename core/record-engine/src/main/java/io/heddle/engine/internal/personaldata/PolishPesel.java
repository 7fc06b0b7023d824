// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** Eleven digits: date of birth with the century encoded in the month, counter, weighted sum modulo 10. */
final class PolishPesel implements NumericIdentifier {
    private static final int[] WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.PL_PESEL;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        if (run.length(group) != 11 || !run.isBare(group)) {
            return 0;
        }
        int month = (int) NumericIdentifier.number(run, position + 2, 2) % 20;
        int day = (int) NumericIdentifier.number(run, position + 4, 2);
        boolean hasBirthDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return NumericIdentifier.checked(hasBirthDate && NumericIdentifier.weighted(run, position, WEIGHTS) % 10 == 0);
    }
}
