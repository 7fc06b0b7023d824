// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** Eleven digits with two check digits, never all the same; certain if formatted as {@code 529.982.247-25}. */
final class BrazilianCpf implements NumericIdentifier {
    private static final int[] GROUPS = {3, 3, 3, 2};
    private static final int[] FIRST = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] SECOND = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.BR_CPF;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        if (run.length(group) == 11) {
            return run.isBare(group) ? NumericIdentifier.checked(isRight(run, position)) : 0;
        }
        return run.is(group, "..-", GROUPS) ? NumericIdentifier.certain(isRight(run, position)) : 0;
    }

    private static boolean isRight(DigitGroups run, int position) {
        boolean varied = NumericIdentifier.number(run, position, 11) % 11_111_111_111L != 0;
        return varied && digit(run, position, FIRST) == run.digit(position + 9)
                && digit(run, position, SECOND) == run.digit(position + 10);
    }

    private static int digit(DigitGroups run, int position, int[] weights) {
        return NumericIdentifier.weighted(run, position, weights) * 10 % 11 % 10;
    }
}
