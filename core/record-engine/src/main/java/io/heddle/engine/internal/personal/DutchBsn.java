// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

/** Nine digits, or four, two and three with dots; the eleven test. */
final class DutchBsn implements NumberKind {
    private static final int[] GROUPS = {4, 2, 3};
    private static final int[] WEIGHTS = {9, 8, 7, 6, 5, 4, 3, 2, -1};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.NL_BSN;
    }

    @Override
    public int evidence(DigitRun run, int group) {
        int at = run.start(group);
        boolean shaped = run.length(group) == 9 ? run.isBare(group) : run.is(group, '.', GROUPS);
        return shaped ? NumberKind.checked(NumberKind.weighted(run, at, WEIGHTS) % 11 == 0 && NumberKind.number(run, at, 9) != 0) : 0;
    }
}
