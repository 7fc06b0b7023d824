// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** Nine digits, bare or grouped as 4.2.3; the "elfproef" check modulo 11. */
final class DutchBsn implements NumericIdentifier {
    private static final int[] GROUPS = {4, 2, 3};
    private static final int[] WEIGHTS = {9, 8, 7, 6, 5, 4, 3, 2, -1};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.NL_BSN;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        boolean shaped = run.length(group) == 9 ? run.isBare(group) : run.is(group, '.', GROUPS);
        return shaped
                ? NumericIdentifier.checked(NumericIdentifier.weighted(run, position, WEIGHTS) % 11 == 0
                        && NumericIdentifier.number(run, position, 9) != 0)
                : 0;
    }
}
