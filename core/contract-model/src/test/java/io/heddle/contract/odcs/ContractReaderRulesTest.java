// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractFault;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.RecordRule;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ContractReaderRulesTest {
    private static final Severity ERROR = Severity.ERROR;
    private static final String QUALITY =
            "{id: created-before-now, type: custom, engine: cel, implementation: \"record.created_at <= now\","
                    + " severity: error}";

    private static FieldPromise field(Contract contract, String path) {
        return contract.fields().stream().filter(f -> f.path().equals(FieldPath.of(path))).findFirst().orElseThrow();
    }

    private static List<FieldRule> rules(String property) {
        return field(OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(property)).contract(), "f").rules();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void shouldReadBoundsWhenFieldIsANumber() {
        assertThat(rules("{name: f, logicalType: integer, logicalTypeOptions: {minimum: 1, maximum: 9}}"))
                .containsExactly(new FieldRule.Minimum("f.minimum", ERROR, number("1"), false),
                        new FieldRule.Maximum("f.maximum", ERROR, number("9"), false));
        assertThat(rules(
                "{name: f, logicalType: number, logicalTypeOptions: {exclusiveMinimum: 0.5, exclusiveMaximum: 1e3}}"))
                .containsExactly(new FieldRule.Minimum("f.exclusiveMinimum", ERROR, number("0.5"), true),
                        new FieldRule.Maximum("f.exclusiveMaximum", ERROR, number("1e3"), true));
        assertThat(rules(
                "{name: f, logicalType: integer, logicalTypeOptions: {minimum: 0, exclusiveMinimum: true, maximum: 5,"
                        + " exclusiveMaximum: false}}"))
                .containsExactly(new FieldRule.Minimum("f.minimum", ERROR, number("0"), true),
                        new FieldRule.Maximum("f.maximum", ERROR, number("5"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "date, date, 1970-01-31, 30",
        "timestamp, timestamp-millis, 1970-01-01T00:00:01Z, 1000",
        "timestamp, timestamp-millis, 1970-01-01T01:00:01+01:00, 1000",
        "timestamp, timestamp-micros, 1970-01-01T00:00:01.000002Z, 1000002",
        "timestamp, timestamp-nanos, 1970-01-01T00:00:01.000000003Z, 1000000003",
        "timestamp, local-timestamp-millis, 1970-01-01T00:00:01, 1000",
        "timestamp, timestamp-millis, 1970-01-01 00:00:01, 1000",
        "timestamp, timestamp-millis, 1970-01-01T00:00:01-01:00, 3601000",
        "timestamp, timestamp-millis, 1970-01-01 00:00:01.5, 1500",
        "timestamp, timestamp-millis, 1969-12-31T23:59:59Z, -1000",
        "time, time-millis, '00:00:01', 1000",
        "time, time-micros, '00:00:01', 1000000"
    })
    void shouldReadBoundInFieldsUnitWhenFieldIsATime(String logical, String physical, String text, long bound) {
        assertThat(rules("{name: f, logicalType: " + logical + ", physicalType: " + physical
                + ", logicalTypeOptions: {minimum: \"" + text + "\"}}"))
                .containsExactly(new FieldRule.Minimum("f.minimum", ERROR, BigDecimal.valueOf(bound), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2020-13-01T00:00:00Z", "2020-01-01"})
    void shouldReportFaultWhenTimeIsNotIso(String text) {
        assertThat(OdcsDocumentFixture.faults(OdcsDocumentFixture
                .derived("{name: f, logicalType: timestamp, logicalTypeOptions: {minimum: \"" + text + "\"}}")))
                .extracting(ContractFault::code).containsExactly("field.constraint.invalid");
    }

    @Test
    void shouldReadLengthsWhenFieldHasOne() {
        assertThat(rules(
                "{name: f, logicalType: string, logicalTypeOptions: {minLength: 1, maxLength: 5, pattern: '[a-z]+'}}"))
                .containsExactly(
                        new FieldRule.MinLength("f.minLength", ERROR, 1),
                        new FieldRule.MaxLength("f.maxLength", ERROR, 5),
                        new FieldRule.Pattern("f.pattern", ERROR, "[a-z]+"));
        assertThat(rules(
                "{name: f, logicalType: array, items: {logicalType: string}, logicalTypeOptions: {minItems: 1,"
                        + " maxItems: 5}}"))
                .containsExactly(new FieldRule.MinLength("f.minItems", ERROR, 1),
                        new FieldRule.MaxLength("f.maxItems", ERROR, 5));
    }

    @Test
    void shouldReadEnumWhenValuesAreListed() {
        assertThat(rules("{name: f, logicalType: string, enum: [G, PG, {value: R, label: Restricted}]}"))
                .containsExactly(new FieldRule.OneOf("f.enum", ERROR, List.of("G", "PG", "R")));
        assertThat(rules("{name: f, logicalType: integer, enum: [1, 2]}"))
                .containsExactly(new FieldRule.OneOf("f.enum", ERROR, List.of("1", "2")));
        assertThat(rules("{name: f, logicalType: string, logicalTypeOptions: {enum: [a]}}"))
                .containsExactly(new FieldRule.OneOf("f.enum", ERROR, List.of("a")));
    }

    @ParameterizedTest
    @CsvSource({"email, EMAIL", "uri, URI", "ipv4, IPV4", "ipv6, IPV6", "date-time, DATE_TIME", "uuid, UUID"})
    void shouldReadFormatWhenItIsChecked(String format, FieldRule.Format.Kind kind) {
        assertThat(rules("{name: f, logicalType: string, logicalTypeOptions: {format: " + format + "}}"))
                .containsExactly(new FieldRule.Format("f.format", ERROR, kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{name: f, logicalType: string, logicalTypeOptions: {format: hostname}}",
        "{name: f, logicalType: integer, logicalTypeOptions: {multipleOf: 5}}",
        "{name: f, logicalType: array, items: {logicalType: string}, logicalTypeOptions: {uniqueItems: true}}",
        "{name: f, logicalType: date, physicalType: string, logicalTypeOptions: {minimum: '2020-01-01'}}",
        "{name: f, logicalType: object, properties: [{name: g, logicalType: string}], logicalTypeOptions: {required:"
                + " [g]}}"
    })
    void shouldNoticeWhenConstraintIsOnlyRecorded(String property) {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(property));
        assertThat(reading.notices()).extracting(ContractNotice::code).containsExactly("field.constraint.recorded");
        assertThat(field(reading.contract(), "f").rules()).isEmpty();
    }

    @Test
    void shouldRequireValueWhenAvroWouldAllowNull() {
        Contract contract = OdcsDocumentFixture
                .valid(OdcsDocumentFixture.with("- name: email\n", "- name: email\n        required: true\n"))
                .contract();
        assertThat(field(contract, "email").rules()).contains(new FieldRule.Required("email.required", ERROR));
        assertThat(field(contract, "customer_id").rules()).isEmpty();
    }

    @Test
    void shouldNamePathWhenFieldIsNested() {
        String property =
                "{name: f, logicalType: array, items: {logicalType: object, properties: [{name: sku, logicalType:"
                        + " string, logicalTypeOptions: {minLength: 1},"
                        + " customProperties: [{property: masking, value: redact}]}]}}";
        String map =
                "{name: m, logicalType: map, map: {key: {logicalType: string}, value: {logicalType: integer,"
                        + " logicalTypeOptions: {minimum: 0}}}}";
        Contract contract = OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(property, map)).contract();
        assertThat(field(contract, "f[].sku").rules())
                .containsExactly(new FieldRule.MinLength("f[].sku.minLength", ERROR, 1));
        assertThat(field(contract, "f[].sku").mask()).isEqualTo(new Mask.Redact());
        assertThat(field(contract, "m{}").rules())
                .containsExactly(new FieldRule.Minimum("m{}.minimum", ERROR, BigDecimal.ZERO, false));
    }

    @ParameterizedTest
    @CsvSource({"id: r1, r1", "name: my rule, my rule", "'id: r1, name: other', r1", "description: x, quality[0]"})
    void shouldNameRecordRuleWithAndWithoutAnId(String keys, String id) {
        Contract contract =
                OdcsDocumentFixture
                        .valid(OdcsDocumentFixture.with(QUALITY,
                                "{" + keys + ", type: custom, engine: cel, implementation: a, severity: warning}"))
                        .contract();
        assertThat(contract.rules()).extracting(RecordRule::id, RecordRule::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(id, Severity.WARNING));
    }

    @Test
    void shouldReadErrorWhenSeverityIsNotGiven() {
        Contract contract = OdcsDocumentFixture
                .valid(OdcsDocumentFixture.with(", severity: error", ", description: why")).contract();
        assertThat(contract.rules())
                .containsExactly(new RecordRule("created-before-now", "record.created_at <= now", ERROR, "why"));
    }

    @Test
    void shouldCreateFieldRulesWhenMetricIsPerValue() {
        String quality =
                "[{metric: nullValues, mustBe: 0, severity: warning}, {id: v, metric: invalidValues, mustBe: 0,"
                        + " arguments: {validValues: [a, b]}},"
                        + " {id: p, metric: invalidValues, mustBe: 0, arguments: {pattern: 'a+'}}, {id: m, metric:"
                        + " missingValues, mustBe: 0, arguments: {missingValues: [null, '']}}]";
        assertThat(rules("{name: f, logicalType: string, quality: " + quality + "}")).containsExactly(
                new FieldRule.Required("f.quality[0]", Severity.WARNING),
                new FieldRule.OneOf("v", ERROR, List.of("a", "b")), new FieldRule.Pattern("p", ERROR, "a+"),
                new FieldRule.Required("m", ERROR), new FieldRule.MinLength("m.empty", ERROR, 1));
    }

    @Test
    void shouldCreateFieldRulesWhenSchemaLevelCheckNamesProperties() {
        Contract contract = OdcsDocumentFixture
                .valid(OdcsDocumentFixture.with(QUALITY,
                        "{id: there, metric: nullValues, mustBe: 0, arguments: {properties: [email, address.street]}}"))
                .contract();
        assertThat(field(contract, "email").rules()).contains(new FieldRule.Required("there.email", ERROR));
        assertThat(field(contract, "address.street").rules())
                .containsExactly(new FieldRule.Required("there.address.street", ERROR));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{metric: rowCount, mustBeGreaterThan: 10}",
        "{metric: duplicateValues, mustBe: 0, arguments: {properties: [email]}}",
        "{metric: nullValues, mustBeLessThan: 5, unit: percent, arguments: {properties: [email]}}",
        "{metric: nullValues, mustBe: 0}",
        "{type: sql, query: select 1, mustBe: 0, severity: critical}", "{type: text, description: be good}",
        "{type: custom, engine: soda, implementation: x}",
        "{type: custom, engine: greatExpectations, implementation: {a: b}, severity: info}",
        "{rule: duplicateCount, mustBeLessThan: 10}",
        "{metric: missingValues, mustBe: 0, arguments: {properties: [email], missingValues: ['N/A']}}"
    })
    void shouldNoticeWhenCheckIsOnlyRecorded(String quality) {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.with(QUALITY, quality));
        assertThat(reading.notices()).extracting(ContractNotice::code).contains("quality.recorded");
        assertThat(reading.contract().rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"((((a{1000}){1000}){1000}){1000})", "(a*)*b", "x{1001}"})
    @Timeout(10)
    void shouldFinishQuicklyWhenPatternIsHostile(String pattern) {
        assertThat(ContractReader.read(
                OdcsDocumentFixture
                        .derived("{name: f, logicalType: string, logicalTypeOptions: {pattern: '" + pattern + "'}}"),
                SchemaSource.NONE)).isNotNull();
    }

    @Test
    void shouldReportFaultWhenPatternIsTooDeepOrLong() {
        for (String pattern : List.of("(".repeat(400) + "a" + ")".repeat(400) + "\\1", "a".repeat(1_001))) {
            assertThat(OdcsDocumentFixture.faults(OdcsDocumentFixture
                    .derived("{name: f, logicalType: string, logicalTypeOptions: {pattern: '" + pattern + "'}}")))
                    .extracting(ContractFault::code).containsExactly("field.pattern.invalid");
        }
    }
}
