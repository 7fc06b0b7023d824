// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/**
 * Ten digits, bare or grouped as 3-3-4, in the ranges of England, Wales and Northern Ireland; weighted sum modulo 11.
 * ISBN-10 uses the same check.
 */
final class BritishNhsNumber implements NumericIdentifier {
    private static final int[] GROUPS = {3, 3, 4};
    private static final int[] WEIGHTS = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.UK_NHS_NUMBER;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        boolean shaped = run.length(group) == 10 ? run.isBare(group) : run.is(group, ' ', GROUPS);
        return shaped
                ? NumericIdentifier.checked(
                        isIssued(run, position) && NumericIdentifier.weighted(run, position, WEIGHTS) % 11 == 0)
                : 0;
    }

    private static boolean isIssued(DigitGroups run, int position) {
        int two = run.digit(position) * 10 + run.digit(position + 1);
        return (two >= 32 && two < 50) || (two >= 60 && two < 80);
    }
}
