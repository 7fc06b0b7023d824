// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests every kind with independently generated values and with the issuers' published examples. */
class PersonalDataKindsTest {
    private static final int CASES = 2_000;
    private final DetectorProbe probe = new DetectorProbe();

    @ParameterizedTest
    @EnumSource(PersonalDataKind.class)
    void shouldFindEveryGenuineValueAloneOrWithinText(PersonalDataKind kind) {
        GenuinePersonalData genuine = new GenuinePersonalData(7);
        for (int i = 0; i < CASES; i++) {
            String value = genuine.of(kind);
            assertThat(isSeen(kind, value)).as(value).isTrue();
            assertThat(isSeen(kind, "please call " + value + ", thanks")).as(value).isTrue();
            assertThat(isSeen(kind, "(" + value + ").")).as(value).isTrue();
            assertThat(isSeen(kind, "電話" + value + "。")).as(value).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PersonalDataKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EMAIL", "PHONE", "IP_ADDRESS"})
    void shouldNotCountValueWithAWrongCheckDigit(PersonalDataKind kind) {
        GenuinePersonalData genuine = new GenuinePersonalData(8);
        for (int i = 0; i < CASES; i++) {
            String value = genuine.corrupted(kind);
            EvidenceLevel evidence = probe.see(value).getOrDefault(kind, EvidenceLevel.SHAPE);
            assertThat(evidence).as(value).isEqualTo(EvidenceLevel.SHAPE);
        }
    }

    @ParameterizedTest
    @EnumSource(PersonalDataKind.class)
    void shouldFindNothingWhenValueIsPartOfALongerToken(PersonalDataKind kind) {
        GenuinePersonalData genuine = new GenuinePersonalData(9);
        for (int i = 0; i < 300; i++) {
            String value = genuine.of(kind);
            if (kind != PersonalDataKind.EMAIL && !value.startsWith("(")) {
                assertThat(isSeen(kind, "A1" + value + "7Z")).as(value).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, CERTAIN, write to jane.doe@example.com now",
        "EMAIL, CERTAIN, mailto:jane@example.com",
        "PHONE, CERTAIN, +44 (0)20 7946 0958",
        "PHONE, CERTAIN, 0033 1 23 45 67 89",
        "PHONE, CERTAIN, (212) 555-0123",
        "IBAN, CERTAIN, GB82 WEST 1234 5698 7654 32",
        "IBAN, CERTAIN, DE89370400440532013000",
        "IBAN, CERTAIN, fr1420041010050500013m02606",
        "CARD, CERTAIN, 4111 1111 1111 1111 12/27",
        "CARD, CHECKED, 4111111111111111",
        "CARD, CHECKED, 3 4111 1111 1111 1111",
        "CARD, CHECKED, 378282246310005",
        "CARD, CERTAIN, 3782-822463-10005",
        "IP_ADDRESS, CERTAIN, from 203.0.113.77:8080",
        "IP_ADDRESS, CERTAIN, 2001:db8:85a3::8a2e:370:7334",
        "DE_TAX_ID, CERTAIN, 86 095 742 719",
        "DE_TAX_ID, CHECKED, 47036892816",
        "ES_DNI, CHECKED, 12345678Z",
        "ES_DNI, CHECKED, X-1234567-L",
        "IT_CODICE_FISCALE, CERTAIN, MRARSS80A01H501T",
        "NL_BSN, CHECKED, 111222333",
        "NL_BSN, CHECKED, 1112.22.333",
        "FR_NIR, CERTAIN, 2 55 08 14 168 025 38",
        "FR_NIR, CHECKED, 255081416802538",
        "FR_NIR, CHECKED, 181032A80108912",
        "BE_NATIONAL_NUMBER, CERTAIN, 85.07.30-033.28",
        "BE_NATIONAL_NUMBER, CHECKED, 17073003384",
        "PL_PESEL, CHECKED, 44051401359",
        "SE_PERSONNUMMER, CHECKED, 811218-9876",
        "SE_PERSONNUMMER, CHECKED, 198112189876",
        "UK_NHS_NUMBER, CHECKED, 401 023 2137",
        "BR_CPF, CERTAIN, 529.982.247-25",
        "BR_CPF, CHECKED, 52998224725"
    })
    void shouldFindPublishedExamples(PersonalDataKind kind, EvidenceLevel evidence, String text) {
        assertThat(probe.see(text)).containsEntry(kind, evidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "@", "a@b", "lodash@4.17.21", "java.lang.Object@1b6d3586", "logo@2x.png", "@scope/pkg@1.2.3",
                "root@localhost",
                "https://user:secret@host.example.org/x", "ssh://git@host.example.org", "someone@", "@example.org",
                "a@-b.org",
                "1.2.3.4", "7.1.2.3", "10.15.7.0", "version 10.15.7.1", "v12.34.56.78", "1.3.6.1.4.1.311", "256.1.1.10",
                "10.20.30.40/24",
                "127.0.0.1", "010.20.30.40", "12:34:56", "00:1a:2b:3c:4d:5e", "00:11:22:33:44:55:66:77", "std::string",
                "dead::beef", "a::b::c",
                "+12", "+000000000000", "1+12345678901", "2024-01-15T10:30:00+0200", "+999 123456789", "00000012345678",
                "0049301234567",
                "550e8400-e29b-41d4-a716-446655440000", "3.14159265358979323846", "ISBN 978-3-16-148410-0",
                "0049 1234 5678", "003-412-3456", "0306406152",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "2024-01-15",
                "ORD-4111111111111111", "1 234 567 890 123 456"
            })
    void shouldFindNothingInTextThatOnlyResemblesIt(String text) {
        assertThat(probe.see(text)).doesNotContainValue(EvidenceLevel.CERTAIN)
                .doesNotContainValue(EvidenceLevel.CHECKED);
    }

    @Test
    void shouldTreatFourNumbersAsAVersionInAVersionField() {
        assertThat(new DetectorProbe("text").see("10.20.30.41")).containsKey(PersonalDataKind.IP_ADDRESS);
        assertThat(new DetectorProbe("app_version").see("10.20.30.41")).isEmpty();
        assertThat(new DetectorProbe("firmware").see("10.20.30.41")).isEmpty();
        assertThat(new DetectorProbe("driver").see("10.20.30.41")).containsKey(PersonalDataKind.IP_ADDRESS);
    }

    private boolean isSeen(PersonalDataKind kind, String text) {
        EvidenceLevel evidence = probe.see(text).get(kind);
        return evidence == EvidenceLevel.CERTAIN || evidence == EvidenceLevel.CHECKED;
    }
}
