// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Faults in the constraints on values. Each case changes the example in one place and expects one fault. */
class FieldConstraintFaultsTest {
    private static final String EMAIL_FORMAT = "{format: email}";
    private static final String ID_PROPERTY =
            "{name: customer_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        String options = "schema[0].properties[1].logicalTypeOptions";
        return Stream.of(
                arguments(EMAIL_FORMAT, "{minimum: 3}", "field.constraint.unfit", options + ".minimum"),
                arguments(EMAIL_FORMAT, "{minItems: 3}", "field.constraint.unfit", options + ".minItems"),
                arguments(EMAIL_FORMAT, "{minLength: -3}", "field.constraint.invalid", options + ".minLength"),
                arguments(EMAIL_FORMAT, "{minLength: many}", "contract.type", options + ".minLength"),
                arguments(EMAIL_FORMAT, "{pattern: '(a'}", "field.pattern.invalid", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{pattern: '(?=a)b'}", "field.pattern.invalid", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{pattern: '(a)\\1'}", "field.pattern.invalid", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{pattern: 7}", "contract.type", options + ".pattern"),
                arguments(EMAIL_FORMAT, "{format: email}\n        enum: [a, b, a]", "field.enum.invalid",
                        "schema[0].properties[1].enum"),
                arguments(EMAIL_FORMAT, "{format: email}\n        synonyms: [{locale: en}]", "contract.key.missing",
                        "schema[0].properties[1].synonyms[0].synonym"),
                arguments(EMAIL_FORMAT, "{format: email}\n        relationships: [{from: a.b, to: a.b}]",
                        "contract.key.unknown", "schema[0].properties[1].relationships[0].from"),
                arguments(EMAIL_FORMAT, "{format: email}\n        deprecated: yes", "contract.type",
                        "schema[0].properties[1].deprecated"),
                arguments(EMAIL_FORMAT, "{regex: a}", "contract.key.unknown", options + ".regex"),
                arguments(EMAIL_FORMAT, "{format: email}\n        enum: []", "field.enum.invalid",
                        "schema[0].properties[1].enum"),
                arguments(EMAIL_FORMAT, "{format: email}\n        enum: [{label: a}]", "contract.key.missing",
                        "schema[0].properties[1].enum[0].value"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {pattern: a}}"),
                        "field.constraint.unfit", "schema[0].properties[0].logicalTypeOptions.pattern"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {maxLength: 2}}"),
                        "field.constraint.unfit", "schema[0].properties[0].logicalTypeOptions.maxLength"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {minimum: low}}"),
                        "field.constraint.invalid", "schema[0].properties[0].logicalTypeOptions.minimum"),
                arguments(ID_PROPERTY, ID_PROPERTY.replace("}", ", logicalTypeOptions: {exclusiveMinimum: true}}"),
                        "field.constraint.invalid", "schema[0].properties[0].logicalTypeOptions.exclusiveMinimum"));
    }
}
