// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

/** One kind of identifier that consists of digits only. */
interface NumericIdentifier {
    PersonalDataKind kind();

    /** The evidence level (see {@link TextSightings}) if an identifier starts at this group; else 0. */
    int evidence(DigitGroups run, int group);

    static int checked(boolean right) {
        return right ? TextSightings.CHECKED : TextSightings.SHAPE;
    }

    static int certain(boolean right) {
        return right ? TextSightings.CERTAIN : 0;
    }

    /** The number formed by this many digits. */
    static long number(DigitGroups run, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + run.digit(i);
        }
        return number;
    }

    /** The weighted sum of the digits. */
    static int weighted(DigitGroups run, int from, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += run.digit(from + i) * weights[i];
        }
        return sum;
    }

    /** The Luhn check (ISO/IEC 7812-1 annex B). */
    static boolean luhn(DigitGroups run, int from, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = run.digit(from + count - 1 - i) << (i & 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
