// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Faults in the properties: their names and types against the Avro schema. Each case changes the example in one place
 * and expects one fault.
 */
class SchemaFieldFaultsTest {
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("- {name: postal_code,", "- {name: postcode,", "field.unknown",
                        "schema[0].properties[2].properties[0].name"),
                arguments("- name: address", "- name: adress", "field.unknown", "schema[0].properties[2].name"),
                arguments("- name: email", "- name: e-mail", "field.name.invalid", "schema[0].properties[1].name"),
                arguments("- name: email", "- name: customer_id", "field.duplicate", "schema[0].properties[1].name"),
                arguments("physicalType: long", "physicalType: int", "field.type.mismatch",
                        "schema[0].properties[0].physicalType"),
                arguments("physicalType: long", "physicalType: VARCHAR(10)", "field.type.unknown",
                        "schema[0].properties[0].physicalType"),
                arguments("physicalType: long", "physicalType: timestamp-millis", "field.type.mismatch",
                        "schema[0].properties[0].physicalType"),
                arguments("logicalType: integer", "logicalType: string", "field.type.mismatch",
                        "schema[0].properties[0].logicalType"),
                arguments("logicalType: integer", "logicalType: timestamp", "field.type.mismatch",
                        "schema[0].properties[0].logicalType"),
                arguments("logicalType: integer", "logicalType: whole", "contract.word.unknown",
                        "schema[0].properties[0].logicalType"),
                arguments("required: true, primaryKey", "required: false, primaryKey", "field.nullability.mismatch",
                        "schema[0].properties[0].required"),
                arguments("- name: address\n        logicalType: object", "- name: address\n        logicalType: array",
                        "field.type.mismatch", "schema[0].properties[2].logicalType"));
    }
}
