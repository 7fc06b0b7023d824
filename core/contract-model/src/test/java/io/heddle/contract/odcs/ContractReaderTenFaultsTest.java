// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Golden test: ten different faults in one document, each reported once with its position and its fix. */
class ContractReaderTenFaultsTest {
    private static final String EXPECTED = """
            5:13 contract.version.invalid version | '1.2' is not major.minor.patch | write a version such as 1.2.0
            6:9 contract.word.unknown status | 'actve' is not one of proposed, draft, active, deprecated, retired \
            | did you mean 'active'?
            7:1 contract.key.unknown desciption | ODCS has no key 'desciption' here | did you mean 'description'?
            15:15 field.unknown schema[0].properties[0].name | the Avro schema has no field custmer_id \
            | did you mean 'customer_id'?
            17:22 field.type.mismatch schema[0].properties[1].logicalType | the contract says integer, \
            but the Avro field is nullable string | make the contract and the Avro schema say the same
            19:51 field.masking.unknown schema[0].properties[1].customProperties[0].value.strategy \
            | 'encrpyt' is not a masking strategy | did you mean 'encrypt'?
            21:41 field.constraint.unfit schema[0].properties[2].logicalTypeOptions.minLength \
            | 'minLength' fits string and bytes, but the Avro field is long (timestamp-millis) \
            | remove it, or change the type
            23:104 quality.severity.unknown schema[0].quality[0].severity | 'fatal' is not a severity of an enforced \
            rule | write 'error' (the record is quarantined) or 'warning' (it is counted)
            25:44 sla.unit.invalid slaProperties[0].unit | freshness needs a unit of time, and 'parsecs' is not one \
            | write 'unit: m'; units are ms, s, m, h, d, w, months or y
            27:35 setting.invalid customProperties[0].value | partitions must be a whole number from 1 to 10000, but \
            is 0 | write a number such as 3
            """;

    @Test
    void shouldReportAllTenFaultsWhenContractHasTen() {
        String shown = OdcsDocumentFixture.faults(OdcsDocumentFixture.resource("/contracts/ten-faults.yaml")).stream()
                .map(fault -> fault.line() + ":" + fault.column() + " " + fault.code() + " " + fault.path() + " | "
                        + fault.message() + " | " + fault.fix() + "\n")
                .collect(Collectors.joining());
        assertThat(shown).isEqualTo(EXPECTED);
    }
}
