// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.foreign;

import io.heddle.contract.ContractFault;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldRule;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.odcs.OdcsDocumentFixture;
import io.heddle.contract.odcs.OdcsJsonSchemaFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents of v3.0 are read by the shape of v3.0: other meanings of a date, and open maps. */
class EarlierReleaseShapeTest {
    private static String document(String version, String root, String property) {
        return """
                apiVersion: %s
                kind: DataContract
                id: web-shop.order-lines
                version: 1.0.0
                status: active
                %s
                schema:
                  - name: lines
                    physicalType: topic
                    properties:
                      - {name: f, required: true, %s}
                """.formatted(version, root, property);
    }

    private static List<String> codes(ContractReading.Valid reading, String prefix) {
        return reading.notices().stream().map(ContractNotice::code).filter(code -> code.startsWith(prefix)).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "v3.0.2|yyyy-MM-dd HH:mm:ss|timestamp-millis", "v3.0.0|yyyy-MM-dd'T'HH:mm:ss|timestamp-millis",
        "v3.0.1|HH:mm:ss|time-millis", "v3.0.2|yyyy-MM-dd|date", "v3.0.2|dd 'Hours'|date",
        "v3.1.0|yyyy-MM-dd HH:mm:ss|date"})
    void shouldReadADateOfTheFirstReleaseByItsFormat(String version, String format, String logical) {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(document(version, "tags: [a]",
                "logicalType: date, logicalTypeOptions: {format: \"" + format + "\"}"));

        assertThat(reading.contract().valueSchema().getField("f").schema().getLogicalType().getName())
                .isEqualTo(logical);
        assertThat(OdcsDocumentFixture.valid(reading.document().toYaml()).contract()).isEqualTo(reading.contract());
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp-micros", "time-millis", "date", "local-timestamp-millis"})
    void shouldAcceptAnyAvroTimeForADateOfTheFirstRelease(String type) {
        String property = "logicalType: date, physicalType: " + type;

        assertThat(OdcsDocumentFixture.valid(document("v3.0.2", "tags: [a]", property)).contract().valueSchema()
                .getField("f").schema().getLogicalType().getName()).isEqualTo(type);
        assertThat(OdcsDocumentFixture.faults(document("v3.1.0", "tags: [a]", property)))
                .hasSize(type.equals("date") ? 0 : 1);
    }

    @Test
    void shouldReadExclusiveBoundsOfTheFirstRelease() {
        FieldRule rule = OdcsDocumentFixture.valid(document("v3.0.2", "tags: [a]",
                "logicalType: date, logicalTypeOptions: {format: 'yyyy-MM-dd HH:mm', minimum: '2024-01-31 00:00:00',"
                        + " exclusiveMinimum: true}"))
                .contract().fields().stream().filter(field -> field.path().equals(FieldPath.of("f")))
                .findFirst().orElseThrow().rules().get(0);

        assertThat(rule).isInstanceOfSatisfying(FieldRule.Minimum.class, minimum -> {
            assertThat(minimum.bound()).isEqualByComparingTo("1706659200000");
            assertThat(minimum.exclusive()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "team: [{username: a, role: owner, nickname: b}]", "team: [{role: owner, extra: b}]",
        "support: [{channel: a, url: 'https://b', hours: late}]", "roles: [{role: r, owner: b}]",
        "servers: [{server: a, type: kafka, host: b, topic: c}]", "price: {priceAmount: 1, note: b}",
        "slaProperties: [{property: latency, value: 1, unit: s, note: b}]",
        "customProperties: [{property: x, value: 1, comment: b}]", "description: {purpose: a, more: b}"})
    void shouldKeepExtraKeysWhereTheFirstReleaseAllowsThem(String root) {
        ContractReading.Valid reading =
                OdcsDocumentFixture.valid(document("v3.0.2", root, "logicalType: string"));

        assertThat(codes(reading, "contract.")).containsExactly("contract.key.extra");
        assertThat(reading.document().toYaml()).containsAnyOf("nickname: b", "extra: b", "hours: late", "owner: b",
                "topic: c", "note: b", "comment: b", "more: b");
        assertThat(OdcsDocumentFixture.faults(document("v3.1.0", root, "logicalType: string")))
                .hasSizeLessThanOrEqualTo(2).extracting(ContractFault::code)
                .allMatch(code -> root.startsWith("description") || code.startsWith("contract.key."));
    }

    @Test
    void shouldKeepExtraKeysOfTheDescriptionInEachRelease() {
        for (String version : List.of("v3.0.2", "v3.1.0", "v3.2.0")) {
            String yaml = document(version, "description: {purpos: a}", "logicalType: string");
            ContractReading.Valid reading = OdcsDocumentFixture.valid(yaml);

            assertThat(reading.notices()).filteredOn(notice -> notice.code().equals("contract.key.extra"))
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.message()).contains("did you mean 'purpose'?"));
            assertThat(OdcsJsonSchemaFixture.faults(yaml)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customProperties: [{property: x}]", "team: [{role: owner}]"})
    void shouldNotRequireWhatOnlyLaterReleasesDo(String root) {
        OdcsDocumentFixture.valid(document("v3.0.2", root, "logicalType: string"));
        assertThat(OdcsDocumentFixture.faults(document("v3.1.0", root, "logicalType: string"))).singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("contract.key.missing"));
    }

    @Test
    void shouldReadQualityChecksOfTheFirstRelease() {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(document("v3.0.2", "tags: [a]",
                "logicalType: string, quality: [{rule: nullCheck, mustBe: 0}, {type: sql, query: SELECT 1}]"));

        assertThat(codes(reading, "quality.")).containsExactly("quality.recorded", "quality.recorded");
    }
}
