// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/**
 * Date of birth in six or eight digits and four more digits, with or without hyphen; the Luhn check over the last ten.
 */
final class SwedishPersonnummer implements NumericIdentifier {
    private static final int[] SHORT = {6, 4};
    private static final int[] LONG = {8, 4};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.SE_PERSONNUMMER;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int length = run.length(group);
        int total = switch (length) {
            case 10, 12 -> run.isBare(group) ? length : 0;
            case 6 -> run.is(group, '-', SHORT) ? 10 : 0;
            case 8 -> run.is(group, '-', LONG) ? 12 : 0;
            default -> 0;
        };
        return total == 0 ? 0 : NumericIdentifier.checked(isRight(run, run.start(group), total));
    }

    private static boolean isRight(DigitGroups run, int from, int total) {
        int position = from + total - 10;
        int month = (int) NumericIdentifier.number(run, position + 2, 2);
        // coordination numbers add 60 to the day
        int day = (int) NumericIdentifier.number(run, position + 4, 2) % 60;
        boolean hasBirthDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
        int century = total == 12 ? (int) NumericIdentifier.number(run, from, 2) : 19;
        return hasBirthDate && century >= 18 && century <= 20 && NumericIdentifier.luhn(run, position, 10);
    }
}
