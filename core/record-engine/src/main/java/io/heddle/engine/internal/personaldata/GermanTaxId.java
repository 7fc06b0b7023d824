// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/**
 * Eleven digits: among the first ten, one digit occurs two or three times and no other more than once; ISO 7064 mod
 * 11,10.
 */
final class GermanTaxId implements NumericIdentifier {
    private static final int[] GROUPS = {2, 3, 3, 3};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.DE_TAX_ID;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        if (run.length(group) == 11) {
            return run.isBare(group) ? NumericIdentifier.checked(isRight(run, position)) : 0;
        }
        return run.is(group, ' ', GROUPS) ? NumericIdentifier.certain(isRight(run, position)) : 0;
    }

    private static boolean isRight(DigitGroups run, int position) {
        long counts = 0;
        int product = 10;
        for (int i = position; i < position + 10; i++) {
            counts += 1L << (4 * run.digit(i));
            int sum = (run.digit(i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int repeated = 0;
        int maxCount = 0;
        for (int digit = 0; digit < 10; digit++) {
            int count = (int) (counts >>> (4 * digit)) & 15;
            repeated += count > 1 ? 1 : 0;
            maxCount = Math.max(maxCount, count);
        }
        return run.digit(position) != 0 && repeated == 1 && maxCount <= 3
                && run.digit(position + 10) == (11 - product) % 10;
    }
}
