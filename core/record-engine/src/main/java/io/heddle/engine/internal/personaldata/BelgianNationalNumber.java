// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/**
 * Date of birth, counter and check number modulo 97, computed with a leading 2 for those born since 2000. Includes bis
 * numbers.
 */
final class BelgianNationalNumber implements NumericIdentifier {
    private static final int[] GROUPS = {2, 2, 2, 3, 2};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.BE_NATIONAL_NUMBER;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        if (run.length(group) == 11) {
            return run.isBare(group) ? NumericIdentifier.checked(isRight(run, position)) : 0;
        }
        return run.is(group, "..-.", GROUPS) ? NumericIdentifier.certain(isRight(run, position)) : 0;
    }

    private static boolean isRight(DigitGroups run, int position) {
        int month = (int) NumericIdentifier.number(run, position + 2, 2) % 20;
        int day = (int) NumericIdentifier.number(run, position + 4, 2);
        long nine = NumericIdentifier.number(run, position, 9);
        long check = NumericIdentifier.number(run, position + 9, 2);
        boolean right = 97 - nine % 97 == check || 97 - (2_000_000_000L + nine) % 97 == check;
        return right && month <= 12 && day <= 31 && run.digit(position + 2) < 6;
    }
}
