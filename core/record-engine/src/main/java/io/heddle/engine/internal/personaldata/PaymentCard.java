// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** Payment cards: issuer ranges with their lengths, and the Luhn check. Certain if grouped, checked if bare digits. */
final class PaymentCard implements NumericIdentifier {
    private static final int[] FOURS = {4, 4, 4, 4};
    private static final int[] NINETEEN = {4, 4, 4, 4, 3};
    private static final int[] AMEX = {4, 6, 5};
    private static final int[] DINERS = {4, 6, 4};

    @Override
    public PersonalDataKind kind() {
        return PersonalDataKind.CARD;
    }

    @Override
    public int evidence(DigitGroups run, int group) {
        int position = run.start(group);
        int length = run.length(group);
        if (length >= 14 && length <= 19) {
            return run.isBare(group) && isIssued(run, position, length)
                    ? NumericIdentifier.checked(NumericIdentifier.luhn(run, position, length))
                    : 0;
        }
        if (length != 4) {
            return 0;
        }
        int grouped = grouped(run, group);
        if (grouped == 0 || !isIssued(run, position, grouped)) {
            return 0;
        }
        boolean right = NumericIdentifier.luhn(run, position, grouped);
        // A number that follows another one may be part of a row of measurements.
        return group > 0 ? NumericIdentifier.checked(right) : NumericIdentifier.certain(right);
    }

    private static int grouped(DigitGroups run, int group) {
        for (char separator = ' ';; separator = '-') {
            if (run.is(group, separator, FOURS)) {
                return 16;
            }
            if (run.is(group, separator, NINETEEN)) {
                return 19;
            }
            if (run.is(group, separator, AMEX)) {
                return 15;
            }
            if (run.is(group, separator, DINERS)) {
                return 14;
            }
            if (separator == '-') {
                return 0;
            }
        }
    }

    /** Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro. */
    private static boolean isIssued(DigitGroups run, int position, int length) {
        int four = (int) NumericIdentifier.number(run, position, 4);
        int two = four / 100;
        return switch (length) {
            case 14 -> two == 36 || two == 38 || two == 39 || (four >= 3000 && four < 3060);
            case 15 -> two == 34 || two == 37;
            case 16 -> two / 10 == 4 || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) || isLong(four);
            case 19 -> two / 10 == 4 || isLong(four);
            default -> isLong(four);
        };
    }

    private static boolean isLong(int four) {
        boolean discover = four == 6011 || (four >= 6440 && four < 6600);
        boolean maestro =
                four == 5018 || four == 5020 || four == 5038 || four == 5893 || four == 6304 || four / 100 == 67;
        return discover || maestro || four / 100 == 62 || (four >= 3528 && four <= 3589);
    }
}
