// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import io.heddle.testkit.TestSeed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** National numbers with a date of birth: right check digits do not make up for a date that does not exist. */
class BirthDateChecksTest {
    private static final int CASES = 500;

    private final DetectorProbe probe = new DetectorProbe();

    /** Numbers with right check digits, for any month and day. */
    @SuppressWarnings("ImmutableEnumChecker") // The arrays are never written.
    enum NationalNumber {
        PESEL(PersonalDataKind.PL_PESEL, new int[] {0, 13, 19, 33, 79}, new int[] {0, 32, 99}) {
            @Override
            String of(int month, int day, Random random) {
                String ten = pad(random.nextInt(100)) + pad(month) + pad(day) + digits(4, random);
                int[] weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
                int sum = 0;
                for (int i = 0; i < 10; i++) {
                    sum += weights[i] * (ten.charAt(i) - '0');
                }
                return ten + (10 - sum % 10) % 10;
            }
        },
        PERSONNUMMER(PersonalDataKind.SE_PERSONNUMMER, new int[] {0, 13, 99}, new int[] {0, 32, 60, 92}) {
            @Override
            String of(int month, int day, Random random) {
                String nine = pad(random.nextInt(100)) + pad(month) + pad(day) + digits(3, random);
                int sum = 0;
                for (int i = 0; i < 9; i++) {
                    int digit = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
                    sum += digit / 10 + digit % 10;
                }
                return nine + (10 - sum % 10) % 10;
            }
        },
        NATIONAL_NUMBER(PersonalDataKind.BE_NATIONAL_NUMBER, new int[] {13, 33, 60, 72}, new int[] {32, 99}) {
            @Override
            String of(int month, int day, Random random) {
                String nine = pad(random.nextInt(100)) + pad(month) + pad(day) + digits(3, random);
                return nine + pad(97 - new BigInteger(nine).mod(BigInteger.valueOf(97)).intValue());
            }
        },
        NIR(PersonalDataKind.FR_NIR, new int[] {0, 13, 19, 21, 29, 43, 49}, new int[] {}) {
            @Override
            String of(int month, int day, Random random) {
                String thirteen = (1 + random.nextInt(2)) + pad(random.nextInt(100)) + pad(month) + "75"
                        + digits(6, random);
                return thirteen + pad(97 - new BigInteger(thirteen).mod(BigInteger.valueOf(97)).intValue());
            }
        },
        CORSICAN_NIR(PersonalDataKind.FR_NIR, new int[] {0, 13, 19, 21, 29, 43, 49}, new int[] {}) {
            @Override
            String of(int month, int day, Random random) {
                String head = (1 + random.nextInt(2)) + pad(random.nextInt(100)) + pad(month);
                String tail = digits(6, random);
                BigInteger number = new BigInteger(head + "19" + tail);
                return head + "2A" + tail + pad(97 - number.mod(BigInteger.valueOf(97)).intValue());
            }
        },
        CODICE_FISCALE(PersonalDataKind.IT_CODICE_FISCALE, new int[] {}, new int[] {0, 32, 40, 72, 99}) {
            @Override
            String of(int month, int day, Random random) {
                String text = "RSSMRC" + pad(random.nextInt(100)) + "ABCDEHLMPRST".charAt(month - 1) + pad(day) + "H"
                        + digits(3, random);
                String odd = "B1A0KKPPLLC2QQD3RRE4VVOOSSF5TTG6UUH7MMI8NNJ9WWZZYYXX";
                int sum = 0;
                for (int i = 0; i < 15; i++) {
                    char c = text.charAt(i);
                    sum += i % 2 == 1 ? Character.digit(c, 10) >= 0 ? c - '0' : c - 'A' : odd.indexOf(c) / 2;
                }
                return text + (char) ('A' + sum % 26);
            }
        };

        private final PersonalDataKind kind;
        private final int[] wrongMonths;
        private final int[] wrongDays;

        NationalNumber(PersonalDataKind kind, int[] wrongMonths, int[] wrongDays) {
            this.kind = kind;
            this.wrongMonths = wrongMonths;
            this.wrongDays = wrongDays;
        }

        abstract String of(int month, int day, Random random);

        private static String pad(int number) {
            return String.format(Locale.ROOT, "%02d", number);
        }

        private static String digits(int count, Random random) {
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < count; i++) {
                digits.append(random.nextInt(10));
            }
            return digits.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountANumberOnlyWhenItsDateOfBirthExists(NationalNumber number) {
        Random random = TestSeed.random(number.name());
        for (int i = 0; i < CASES; i++) {
            int month = 1 + random.nextInt(12);
            int day = 1 + random.nextInt(28);

            assertThat(isCounted(number, number.of(month, day, random))).isTrue();
            if (number.wrongMonths.length > 0) {
                String wrong = number.of(number.wrongMonths[random.nextInt(number.wrongMonths.length)], day, random);
                assertThat(isCounted(number, wrong)).as(wrong).isFalse();
            }
            if (number.wrongDays.length > 0) {
                String wrong = number.of(month, number.wrongDays[random.nextInt(number.wrongDays.length)], random);
                assertThat(isCounted(number, wrong)).as(wrong).isFalse();
            }
        }
    }

    private boolean isCounted(NationalNumber number, String text) {
        EvidenceLevel evidence = probe.see(text).get(number.kind);
        return evidence == EvidenceLevel.CERTAIN || evidence == EvidenceLevel.CHECKED;
    }
}
