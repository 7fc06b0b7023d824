// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractFault;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;
import io.heddle.contract.SchemaSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Masks by type, and the reader's findings about them once it knows the rest of the contract. */
class ContractReaderMasksTest {
    private static String property(String type, String mask, String more) {
        return OdcsDocumentFixture.derived("{name: f, physicalType: '" + type + "'" + more
                + ", required: true, customProperties: [{property: masking, value: " + mask + "}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "date|truncate", "timestamp-millis|truncate", "timestamp-micros|'{strategy: truncate, to: year}'",
        "timestamp-nanos|truncate",
        "local-timestamp-millis|truncate", "local-timestamp-micros|truncate", "local-timestamp-nanos|truncate",
        "int|'{strategy: bucket, width: 10}'", "long|'{strategy: bucket, boundaries: [-5, 0, 18]}'",
        "float|'{strategy: bucket, width: 0.25}'", "double|'{strategy: bucket, boundaries: [0.5]}'",
        "decimal(10,2)|'{strategy: bucket, width: 0.05}'", "string|email", "string|encrypt", "bytes|encrypt",
        "uuid|hash"
    })
    void shouldAcceptMaskWhenItFitsTheType(String type, String mask) {
        assertThat(OdcsDocumentFixture.faults(property(type, mask, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int|truncate", "time-millis|truncate", "string|truncate", "date|'{strategy: bucket, width: 7}'",
        "int|'{strategy: bucket, width: 3000000000}'", "decimal(4,2)|'{strategy: bucket, width: 0.005}'",
        "decimal(4,2)|'{strategy: bucket, width: 100}'", "uuid|email", "uuid|encrypt", "uuid|partial", "bytes|email",
        "decimal(4,2)|encrypt", "boolean|'{strategy: bucket, width: 1}'", "date|hash-not-a-strategy"
    })
    void shouldRefuseMaskWhenItDoesNotFitTheType(String type, String mask) {
        assertThat(OdcsDocumentFixture.faults(property(type, mask, ""))).singleElement()
                .satisfies(fault -> assertThat(fault.code()).isIn("field.masking.unfit", "field.masking.unknown"))
                .satisfies(fault -> assertThat(fault.fix()).isNotBlank());
    }

    @Test
    void shouldSuggestFittingMasksWhenMaskDoesNotFit() {
        assertThat(OdcsDocumentFixture.faults(property("date", "email", ""))).singleElement()
                .satisfies(fault -> assertThat(fault.fix()).isEqualTo("choose redact, hash, truncate"));
    }

    @Test
    void shouldAcceptMaskWhenEveryBranchOfAUnionFits() {
        String avsc =
                "{'type':'record','name':'R','namespace':'web-shop.x','fields':[{'name':'f','type':['null','string',"
                        + "'bytes']}]}";
        String yaml = OdcsDocumentFixture.derived("{name: f, customProperties: [{property: masking, value: encrypt}]}")
                .replace("    properties:",
                        "    authoritativeDefinitions: [{type: implementation, url: r.avsc}]\n    properties:");
        SchemaSource schemas = SchemaSource.of(Map.of("r.avsc", avsc.replace('\'', '"').replace("web-shop.x", "shop")));

        assertThat(OdcsDocumentFixture.valid(ContractReader.read(yaml, schemas)).contract().fields().get(0).mask())
                .isEqualTo(new Mask.Encrypt());
        assertThat(OdcsDocumentFixture.faults(ContractReader.read(yaml.replace("encrypt", "email"), schemas)))
                .extracting(ContractFault::code)
                .containsExactly("field.masking.unfit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "string|hash|{format: email}", "string|redact|{format: email}", "string|hash|{format: uuid}",
        "string|encrypt|{maxLength: 500}",
        "string|hash|{maxLength: 31}", "string|redact|{minLength: 4}", "string|email|{maxLength: 46}",
        "string|partial|{format: ipv4}",
        "string|hash|{pattern: '[a-z]+'}", "string|partial|{pattern: '[0-9]+'}", "long|hash|{minimum: 1}",
        "long|hash|{maximum: 1000}",
        "int|redact|{minimum: 1}", "int|'{strategy: bucket, width: 10}'|{minimum: 18}",
        "string|'{strategy: email, domain: keep}'|{maxLength: 100}",
        "int|'{strategy: bucket, boundaries: [30]}'|{maximum: 20}", "date|truncate|{minimum: '2020-01-15'}"
    })
    void shouldNoticeWhenMaskedValuesNeedNotKeepAConstraint(String type, String mask, String options) {
        assertThat(OdcsDocumentFixture.valid(property(type, mask, ", logicalTypeOptions: " + options)).notices())
                .extracting(ContractNotice::code)
                .contains("field.masking.constraint");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "string|email|{format: email}", "string|'{strategy: email, domain: keep}'|{format: email}",
        "uuid|hash|{format: uuid}",
        "string|hash|'{minLength: 32, maxLength: 32}'", "string|hash|{pattern: '[0-9a-f]{32}'}",
        "string|partial|'{minLength: 2, maxLength: 9}'",
        "string|email|{maxLength: 47}", "long|hash|{minimum: 0}", "int|redact|'{minimum: 0, maximum: 0}'",
        "string|encrypt|{minLength: 3}",
        "int|'{strategy: bucket, width: 10}'|'{minimum: 20, maximum: 99}'",
        "int|'{strategy: bucket, boundaries: [0, 18]}'|'{minimum: 18}'",
        "string|redact|{pattern: '\\*+'}", "date|truncate|{maximum: '2020-01-15'}"
    })
    void shouldGiveNoNoticeWhenMaskedValuesKeepTheConstraint(String type, String mask, String options) {
        assertThat(OdcsDocumentFixture.valid(property(type, mask, ", logicalTypeOptions: " + options)).notices())
                .extracting(ContractNotice::code)
                .doesNotContain("field.masking.constraint");
    }

    @Test
    void shouldSuggestTheFittingStrategyWhenAnAddressIsHashed() {
        assertThat(OdcsDocumentFixture.valid(OdcsDocumentFixture.CUSTOMERS).notices()).anySatisfy(notice -> {
            assertThat(notice.code()).isEqualTo("field.masking.constraint");
            assertThat(notice.message())
                    .isEqualTo(
                            "values of email masked with hash may no longer satisfy email.format;"
                                    + " the strategy email keeps"
                                    + " the form of an address");
            assertThat(notice.line()).isPositive();
        });
    }

    @Test
    void shouldNoticeWhenAMaskLiesInsideAnother() {
        List<ContractNotice> notices = OdcsDocumentFixture.valid(OdcsDocumentFixture.with(
                "- name: address\n",
                "- name: address\n        customProperties: [{property: masking, value: redact}]\n"))
                .notices();

        assertThat(notices).filteredOn(notice -> notice.code().equals("field.masking.covered"))
                .extracting(ContractNotice::path)
                .containsExactly(
                        "schema[0].properties[2].properties[0].customProperties[0].value",
                        "customProperties[3].value[0].masking.address.postal_code");
        assertThat(notices).anySatisfy(
                notice -> assertThat(notice.message()).contains("is still masked", "write 'address: none'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt", "redact", "partial"})
    void shouldNoticeWhenTheMaskBreaksTheKeyOfACompactedTopic(String mask) {
        String yaml = property("string", mask, ", primaryKey: true")
                + "customProperties: [{property: cleanup.policy, value: compact}]\n";
        ContractReading reading = ContractReader.read(yaml, OdcsDocumentFixture.SCHEMAS);

        if (mask.equals("encrypt")) {
            assertThat(OdcsDocumentFixture.faults(reading)).extracting(ContractFault::code)
                    .containsExactly("field.masking.key");
            assertThat(OdcsDocumentFixture.valid(yaml.replace("value: compact", "value: delete")).notices())
                    .extracting(ContractNotice::code)
                    .contains("field.masking.key");
        } else {
            assertThat(OdcsDocumentFixture.valid(reading).notices()).extracting(ContractNotice::code)
                    .contains("field.masking.key");
        }
    }

    @Test
    void shouldGiveNoNoticeWhenTheKeyIsHashed() {
        String yaml = property("string", "hash", ", primaryKey: true")
                + "customProperties: [{property: cleanup.policy, value: compact}]\n";

        assertThat(OdcsDocumentFixture.valid(yaml).notices()).isEmpty();
        assertThat(OdcsDocumentFixture.valid(yaml).contract()
                .masksOf(OdcsDocumentFixture.valid(yaml).contract().ports().get(0)))
                .containsEntry(FieldPath.of("f"), new Mask.Hash());
    }
}
