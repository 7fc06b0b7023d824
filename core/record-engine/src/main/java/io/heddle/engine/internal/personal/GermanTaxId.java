// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

/** Eleven digits: of the first ten one occurs twice or three times and no other twice; ISO 7064 mod 11,10. */
final class GermanTaxId implements NumberKind {
    private static final int[] GROUPS = {2, 3, 3, 3};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.DE_TAX_ID;
    }

    @Override
    public int evidence(DigitRun run, int group) {
        int at = run.start(group);
        if (run.length(group) == 11) {
            return run.isBare(group) ? NumberKind.checked(isRight(run, at)) : 0;
        }
        return run.is(group, ' ', GROUPS) ? NumberKind.certain(isRight(run, at)) : 0;
    }

    private static boolean isRight(DigitRun run, int at) {
        long counts = 0;
        int product = 10;
        for (int i = at; i < at + 10; i++) {
            counts += 1L << (4 * run.digit(i));
            int sum = (run.digit(i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int repeated = 0;
        int most = 0;
        for (int digit = 0; digit < 10; digit++) {
            int count = (int) (counts >>> (4 * digit)) & 15;
            repeated += count > 1 ? 1 : 0;
            most = Math.max(most, count);
        }
        return run.digit(at) != 0 && repeated == 1 && most <= 3 && run.digit(at + 10) == (11 - product) % 10;
    }
}
