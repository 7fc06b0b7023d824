// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractFault;
import io.heddle.contract.FieldPath;
import io.heddle.contract.PersonalDataKind;
import io.heddle.contract.UndeclaredData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings for undeclared personal data in a contract. */
class ContractReaderUndeclaredDataTest {
    private static final String PARTITIONS = "{property: partitions, value: 6}";

    @Test
    void shouldUseTheMeshSettingWhenTheContractHasNone() {
        assertThat(OdcsDocumentFixture.valid(OdcsDocumentFixture.CUSTOMERS).contract().undeclared())
                .isEqualTo(UndeclaredData.UNSPECIFIED);
    }

    @Test
    void shouldReadAllSettingsWhenAllAreGiven() {
        assertThat(read("{action: mask, sample: 0.25, kinds: [iban, email], except: [address, email]}"))
                .isEqualTo(new UndeclaredData(
                        Optional.of(UndeclaredData.Action.MASK),
                        OptionalDouble.of(0.25),
                        EnumSet.of(PersonalDataKind.EMAIL, PersonalDataKind.IBAN),
                        List.of(FieldPath.of("address"), FieldPath.of("email"))));
    }

    @Test
    void shouldIncludeAllNationalIdsWhenTheGroupIsNamed() {
        assertThat(read("{kinds: [national-id]}").kinds())
                .hasSize(10)
                .contains(PersonalDataKind.DE_TAX_ID, PersonalDataKind.BR_CPF)
                .doesNotContain(PersonalDataKind.IP_ADDRESS, PersonalDataKind.CARD);
    }

    @ParameterizedTest
    @CsvSource({"off, OFF", "'false', OFF", "'\"off\"', OFF", "report, REPORT", "quarantine, QUARANTINE"})
    void shouldReadActionWhenItIsAPlainString(String yaml, UndeclaredData.Action action) {
        assertThat(read("{action: " + yaml + "}").action()).contains(action);
    }

    @Test
    void shouldReadTheSameSettingsAfterARoundTrip() {
        ContractReading.Valid first =
                OdcsDocumentFixture
                        .valid(with("{action: quarantine, sample: 1, kinds: [card], except: [address.postal_code]}"));

        ContractReading.Valid again = OdcsDocumentFixture.valid(first.document().toYaml());

        assertThat(again.contract().undeclared()).isEqualTo(first.contract().undeclared());
        assertThat(again.contract().undeclared().sample()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report | undeclared.invalid | | must be a map, but is 'report' | write {action",
                "{acton: mask} | undeclared.key.unknown | .acton | no key 'acton' | did you mean 'action'?",
                "{action: maskk} | undeclared.action.unknown | .action | but is 'maskk' | did you mean 'mask'?",
                "{action: [mask]} | undeclared.action.unknown | .action | action must be one of | write report",
                "{sample: 0} | undeclared.sample.invalid | .sample | above 0 and at most 1, but is 0 | action: off",
                "{sample: 1.01} | undeclared.sample.invalid | .sample | but is 1.01 | 0.01",
                "{sample: often} | undeclared.sample.invalid | .sample | but is 'often' | 0.01",
                "{kinds: email} | undeclared.invalid | .kinds | must be a list | write [email, iban]",
                "{kinds: []} | undeclared.invalid | .kinds | must be a list of at least one | write [email, iban]",
                "{kinds: [email, ibam]} | undeclared.kind.unknown | .kinds[1] | 'ibam' is not a kind"
                        + " | did you mean 'iban'?",
                "{except: [adress.postal_code]} | field.unknown | .except[0] | is not a field"
                        + " | did you mean 'address.postal_code'?",
                "{except: email} | undeclared.invalid | .except | must be a list | write [notes"
            })
    void shouldReportTheFaultWithItsPosition(String yaml, String code, String path, String message, String fix) {
        List<ContractFault> faults = OdcsDocumentFixture.faults(with(yaml));

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).matches("customProperties\\[\\d]\\.value.*")
                    .endsWith(path == null ? "value" : path);
            assertThat(fault.message()).contains(message);
            assertThat(fault.fix()).contains(fix);
            assertThat(OdcsDocumentFixture.CUSTOMERS.lines().skip(fault.line() - 2).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains(PARTITIONS));
            assertThat(fault.column()).isGreaterThan(20);
        });
    }

    @Test
    void shouldReportASettingThatIsGivenTwice() {
        String twice = with("{action: mask}").replace(
                "customProperties:\n",
                "customProperties:\n  - {property: undeclaredPersonalData, value: {action: off}}\n");

        assertThat(OdcsDocumentFixture.faults(twice)).extracting(ContractFault::code)
                .containsExactly("setting.duplicate");
    }

    private static UndeclaredData read(String yaml) {
        return OdcsDocumentFixture.valid(with(yaml)).contract().undeclared();
    }

    private static String with(String yaml) {
        return OdcsDocumentFixture.with("- " + PARTITIONS,
                "- " + PARTITIONS + "\n  - {property: undeclaredPersonalData, value: " + yaml + "}");
    }
}
