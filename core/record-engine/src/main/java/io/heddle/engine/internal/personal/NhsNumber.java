// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

/**
 * Ten digits, bare or as three, three and four, of the ranges of England, Wales and Northern Ireland; weighted sum modulo
 * 11. The ISBN of a book has the same check.
 */
final class NhsNumber implements NumberKind {
    private static final int[] GROUPS = {3, 3, 4};
    private static final int[] WEIGHTS = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.UK_NHS_NUMBER;
    }

    @Override
    public int evidence(DigitRun run, int group) {
        int at = run.start(group);
        boolean shaped = run.length(group) == 10 ? run.isBare(group) : run.is(group, ' ', GROUPS);
        return shaped ? NumberKind.checked(isIssued(run, at) && NumberKind.weighted(run, at, WEIGHTS) % 11 == 0) : 0;
    }

    private static boolean isIssued(DigitRun run, int at) {
        int two = run.digit(at) * 10 + run.digit(at + 1);
        return (two >= 32 && two < 50) || (two >= 60 && two < 80);
    }
}
