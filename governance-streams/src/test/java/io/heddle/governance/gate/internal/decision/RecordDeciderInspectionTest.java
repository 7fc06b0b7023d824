// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.UndeclaredData;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Which records, fields and kinds are inspected for undeclared personal data. */
class RecordDeciderInspectionTest {
    private static final String MAIL = ContactDeciderFixture.MAIL;
    private static final List<String> PESELS =
            IntStream.range(0, 10).mapToObj(RecordDeciderInspectionTest::pesel).toList();

    @TempDir
    private Path folder;

    private ContactDeciderFixture fixture(String undeclared, UndeclaredDataDefault byDefault) {
        return new ContactDeciderFixture(undeclared, byDefault, new RefusableEvents(), folder);
    }

    @Test
    void shouldUseTheContractsSettingOrElseTheMeshs() {
        UndeclaredDataDefault strict = new UndeclaredDataDefault(UndeclaredData.Action.QUARANTINE, 0.01);

        assertThat(fixture("", strict).decide("k", MAIL)).isInstanceOf(RecordDecision.Quarantine.class);
        assertThat(fixture("{kinds: [iban]}", strict).decide("k", MAIL))
                .isInstanceOf(RecordDecision.Publish.class);
        assertThat(fixture("{except: [note]}", strict).decide("k", MAIL))
                .isInstanceOf(RecordDecision.Publish.class);
        assertThat(fixture("{action: off}", strict).decide("k", MAIL).suspected()).isEmpty();
        assertThat(fixture("{action: report}", strict).decide("k", MAIL).suspected()).hasSize(1);
        UndeclaredDataDefault off = new UndeclaredDataDefault(UndeclaredData.Action.OFF, 1);
        assertThat(fixture("", off).decide("k", MAIL).suspected()).isEmpty();
        assertThat(fixture("{action: mask}", off).decide("k", MAIL).suspected()).hasSize(1);
    }

    @Test
    void shouldInspectTheFirstRecordsAndThenASampleWhenReporting() {
        assertThat(inspections(fixture("", UndeclaredDataDefault.REPORT), 10_100)).isBetween(160, 250);
        assertThat(inspections(fixture("{sample: 0.5}", UndeclaredDataDefault.REPORT), 10_100))
                .isBetween(4_900, 5_300);
        assertThat(inspections(fixture("{sample: 1}", UndeclaredDataDefault.REPORT), 1_000))
                .isEqualTo(1_000);
    }

    @Test
    void shouldInspectEveryRecordWhenMaskingOrQuarantining() {
        assertThat(inspections(fixture("{action: mask}", UndeclaredDataDefault.REPORT), 1_000))
                .isEqualTo(1_000);
        assertThat(inspections(fixture("{action: quarantine}", UndeclaredDataDefault.REPORT), 1_000))
                .isEqualTo(1_000);
        assertThat(inspections(fixture("{action: quarantine, sample: 0.1}", UndeclaredDataDefault.REPORT),
                10_100)).isBetween(950, 1_250);
    }

    @Test
    void shouldScanTheWholeTextWhenMaskingAndItsStartWhenReporting() {
        String late = "x ".repeat(100_000) + MAIL;

        assertThat(fixture("{action: mask}", UndeclaredDataDefault.REPORT).decide("k", late).suspected())
                .hasSize(1);
        assertThat(fixture("", UndeclaredDataDefault.REPORT).decide("k", late).suspected()).isEmpty();
    }

    @Test
    void shouldRequireManyFindingsWhenOnlyACheckDigitConfirmsThem() {
        ContactDeciderFixture gate = fixture("{action: quarantine}", UndeclaredDataDefault.REPORT);
        List<Boolean> quarantined = new ArrayList<>();
        for (String number : PESELS) {
            quarantined.add(gate.decide("k", number) instanceof RecordDecision.Quarantine);
        }

        assertThat(quarantined).containsExactly(false, false, false, false, false, false, false, true, true, true);
        assertThat(fixture("{action: quarantine, kinds: [pl-pesel]}", UndeclaredDataDefault.REPORT)
                .decide("k", PESELS.get(0)))
                .isInstanceOf(RecordDecision.Quarantine.class);
    }

    private int inspections(ContactDeciderFixture gate, int records) {
        byte[] value = gate.value("k", MAIL);
        int seen = 0;
        for (int offset = 0; offset < records; offset++) {
            seen += gate.decide("k", value, offset).suspected().isEmpty() ? 0 : 1;
        }
        return seen;
    }

    private static String pesel(int n) {
        String ten = "8" + n + "0704" + (1234 + 777 * n);
        int sum = IntStream.range(0, 10).map(i -> (ten.charAt(i) - '0') * ("1379137913".charAt(i) - '0')).sum();
        return ten + (10 - sum % 10) % 10;
    }
}
