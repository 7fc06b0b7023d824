// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

/** Eleven digits with two check digits, never all the same; certain as {@code 529.982.247-25}. */
final class BrazilianCpf implements NumberKind {
    private static final int[] GROUPS = {3, 3, 3, 2};
    private static final int[] FIRST = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] SECOND = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.BR_CPF;
    }

    @Override
    public int evidence(DigitRun run, int group) {
        int at = run.start(group);
        if (run.length(group) == 11) {
            return run.isBare(group) ? NumberKind.checked(isRight(run, at)) : 0;
        }
        return run.is(group, "..-", GROUPS) ? NumberKind.certain(isRight(run, at)) : 0;
    }

    private static boolean isRight(DigitRun run, int at) {
        boolean varied = NumberKind.number(run, at, 11) % 11_111_111_111L != 0;
        return varied && digit(run, at, FIRST) == run.digit(at + 9) && digit(run, at, SECOND) == run.digit(at + 10);
    }

    private static int digit(DigitRun run, int at, int[] weights) {
        return NumberKind.weighted(run, at, weights) * 10 % 11 % 10;
    }
}
