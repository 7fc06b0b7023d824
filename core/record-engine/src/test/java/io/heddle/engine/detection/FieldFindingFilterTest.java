// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers with one check digit count in a field full of them, but not if a few pass by chance. */
class FieldFindingFilterTest {
    private final DetectorProbe probe = new DetectorProbe();

    @Test
    void shouldCountFromTheEighthValueOnWhenEveryValueIsGenuine() {
        GenuinePersonalData genuine = new GenuinePersonalData(3);

        assertThat(counted(EnumSet.noneOf(PersonalDataKind.class),
                Stream.generate(() -> genuine.of(PersonalDataKind.PL_PESEL)).limit(100).toList()))
                .isEqualTo(93);
    }

    @Test
    void shouldNotCountARepeatedValue() {
        String number = new GenuinePersonalData(3).of(PersonalDataKind.NL_BSN);

        assertThat(counted(EnumSet.noneOf(PersonalDataKind.class), java.util.Collections.nCopies(10_000, number)))
                .isZero();
    }

    @Test
    void shouldCountTheFirstFindingWhenTheKindIsNamedInTheSettings() {
        assertThat(counted(EnumSet.of(PersonalDataKind.CARD), List.of("4111111111111111", "4111111111111112")))
                .isEqualTo(1);
    }

    @Test
    void shouldCountTheFirstFindingWhenItIsCertain() {
        assertThat(counted(EnumSet.noneOf(PersonalDataKind.class), List.of("a@b.org"))).isEqualTo(1);
    }

    @Test
    void shouldCountNothingWhenFieldsHoldNumbersByChance() {
        int reported = 0;
        for (int field = 0; field < 2_000; field++) {
            Random random = new Random(field);
            int length = 9 + field % 8;
            long first = (long) (Math.pow(10, length - 1) * (1 + random.nextInt(8)));
            boolean inSequence = field % 2 == 0;
            List<String> values = Stream.iterate(0, i -> i + 1)
                    .limit(500)
                    .map(i -> "" + (first + (inSequence ? i : (long) (random.nextDouble() * Math.pow(10, length - 1)))))
                    .toList();
            reported += counted(EnumSet.noneOf(PersonalDataKind.class), values) > 0 ? 1 : 0;
        }
        assertThat(reported).isLessThanOrEqualTo(1);
    }

    private int counted(EnumSet<PersonalDataKind> named, List<String> values) {
        FieldFindingFilter watch = new FieldFindingFilter(named);
        int counted = 0;
        for (String value : values) {
            PersonalDataFindings findings = probe.findings(value);
            boolean any = false;
            for (int i = 0; i < findings.size(); i++) {
                any |= watch.counts(findings, i);
            }
            counted += any ? 1 : 0;
        }
        return counted;
    }
}
