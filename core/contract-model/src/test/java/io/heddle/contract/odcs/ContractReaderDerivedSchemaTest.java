// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractFault;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContractReaderDerivedSchemaTest {
    private static Schema derive(String... properties) {
        return OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(properties)).contract().valueSchema();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "logicalType: string|\"string\"",
        "logicalType: string, physicalType: bytes|\"bytes\"",
        "logicalType: string, logicalTypeOptions: {format: uuid}|{\"type\":\"string\",\"logicalType\":\"uuid\"}",
        "logicalType: integer|\"long\"",
        "logicalType: integer, physicalType: int|\"int\"",
        "logicalType: integer, logicalTypeOptions: {format: i32}|\"int\"",
        "logicalType: integer, logicalTypeOptions: {format: i64}|\"long\"",
        "logicalType: number|\"double\"",
        "logicalType: number, logicalTypeOptions: {format: f32}|\"float\"",
        "logicalType: number, physicalType: 'decimal(10,2)'|{\"type\":\"bytes\",\"logicalType\":\"decimal\","
                + "\"precision\":10,\"scale\":2}",
        "logicalType: boolean|\"boolean\"",
        "logicalType: date|{\"type\":\"int\",\"logicalType\":\"date\"}",
        "logicalType: timestamp|{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}",
        "logicalType: timestamp, physicalType: timestamp-micros|{\"type\":\"long\","
                + "\"logicalType\":\"timestamp-micros\"}",
        "logicalType: timestamp, physicalType: string|\"string\"",
        "logicalType: time|{\"type\":\"int\",\"logicalType\":\"time-millis\"}",
        "physicalType: LONG|\"long\"",
        "physicalType: uuid|{\"type\":\"string\",\"logicalType\":\"uuid\"}",
        "physicalType: fixed(16)|{\"type\":\"fixed\",\"name\":\"OrderLineF\",\"namespace\":\"web_shop.order_lines\","
                + "\"size\":16}",
        "'physicalType: enum, enum: [A, B]'|{\"type\":\"enum\",\"name\":\"OrderLineF\","
                + "\"namespace\":\"web_shop.order_lines\",\"symbols\":[\"A\",\"B\"]}",
        "'logicalType: array, items: {logicalType: string}'|{\"type\":\"array\",\"items\":\"string\"}",
        "'logicalType: map, map: {key: {logicalType: string}, value: {logicalType:"
                + " integer}}'|{\"type\":\"map\",\"values\":\"long\"}",
        "'logicalType: vector, logicalTypeOptions: {dimensions: 3}'|{\"type\":\"array\",\"items\":\"float\"}",
        "'logicalType: object, properties: [{name: g, logicalType: string, required:"
                + " true}]'|{\"type\":\"record\",\"name\":\"OrderLineF\",\"namespace\":\"web_shop.order_lines\","
                + "\"fields\":[{\"name\":\"g\",\"type\":\"string\"}]}",
        "'logicalType: array, items: {logicalType: object, properties: [{name: g, physicalType: int, required:"
                + " true}]}'|{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"OrderLineFItem\","
                + "\"namespace\":\"web_shop.order_lines\",\"fields\":[{\"name\":\"g\",\"type\":\"int\"}]}}"
    })
    void shouldDeriveTypeWhenPropertyIsRequired(String property, String avro) {
        Schema record = derive("{name: f, required: true, " + property + "}");
        assertThat(record.getFullName()).isEqualTo("web_shop.order_lines.OrderLine");
        assertThat(record.getField("f").schema()).isEqualTo(new Schema.Parser().parse(avro));
    }

    @Test
    void shouldDeriveUnionWithNullWhenPropertyIsNotRequired() {
        Schema record = derive("{name: f, logicalType: string, description: hello, tags: [PII]}");
        assertThat(record.getField("f").schema()).hasToString("[\"null\",\"string\"]");
        assertThat(record.getField("f").hasDefaultValue()).isTrue();
        assertThat(record.getField("f").doc()).isEqualTo("hello");
        assertThat(record.toString()).contains("\"confluent:tags\":[\"PII\"]");
        assertThat(new Schema.Parser().parse(record.toString())).isEqualTo(record);
    }

    @Test
    void shouldUsePhysicalNameAndPrimaryKeyWhenGiven() {
        Contract contract = OdcsDocumentFixture
                .valid(OdcsDocumentFixture.derived(
                        "{name: Order number, physicalName: order_no, logicalType: integer, primaryKey: true}"))
                .contract();
        assertThat(contract.valueSchema().getField("order_no").schema()).isEqualTo(Schema.create(Schema.Type.LONG));
        assertThat(contract.key().orElseThrow().fields().get(0)).hasToString("order_no");
    }

    @Test
    void shouldGiveTypesDistinctNamesWhenPathsCollide() {
        Schema record = derive(
                "{name: a_b, logicalType: object, properties: [{name: x, logicalType: string}]}",
                "{name: aB, logicalType: object, properties: [{name: x, logicalType: string}]}");
        assertThat(new Schema.Parser().parse(record.toString())).isEqualTo(record);
        assertThat(record.toString()).contains("OrderLineAB", "OrderLineAB2");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', value = {
        "{name: f}|field.type.missing",
        "{name: f, physicalType: varchar}|field.type.unknown",
        "{name: f, physicalType: 'decimal(2,3)'}|field.type.unknown",
        "{name: f, logicalType: string, physicalType: int}|field.type.mismatch",
        "{name: f, logicalType: object}|field.properties.missing",
        "{name: f, logicalType: array}|field.items.missing",
        "{name: f, logicalType: map}|field.map.missing",
        "{name: f, physicalType: enum}|field.enum.invalid",
        "'{name: f, physicalType: enum, enum: [a-b]}'|field.enum.invalid",
        "'{name: f, physicalType: enum, enum: [a, a]}'|field.enum.invalid",
        "{name: f, physicalType: fixed}|field.fixed.invalid",
        "{name: 1f, logicalType: string}|field.name.invalid",
        "'{name: m, logicalType: map, map: {key: {logicalType: integer}, value: {logicalType: string}}}'|field.map.key",
        "'{name: m, logicalType: map, map: {key: {logicalType: string}}}'|contract.key.missing"
    })
    void shouldReportFaultWhenTypeCannotBeDerived(String property, String code) {
        assertThat(OdcsDocumentFixture.faults(OdcsDocumentFixture.derived("{name: ok, logicalType: string}", property)))
                .extracting(ContractFault::code)
                .contains(code);
    }

    @Test
    void shouldReportFaultWhenThereIsNothingToDeriveFrom() {
        String yaml = OdcsDocumentFixture.derived().replace("    properties:\n", "");
        assertThat(OdcsDocumentFixture.faults(yaml)).extracting(ContractFault::code).containsExactly("schema.empty");
    }
}
