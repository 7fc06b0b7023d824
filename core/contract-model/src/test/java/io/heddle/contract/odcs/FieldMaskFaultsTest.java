// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Faults in the masks of fields. Each case changes the example in one place and expects one fault. */
class FieldMaskFaultsTest {
    private static final String EMAIL_MASK = "value: {strategy: hash}";
    private static final String ID_PROPERTY =
            "{name: customer_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        String value = "schema[0].properties[1].customProperties[0].value";
        String key = "customProperties: [{property: masking, value: hash}]";
        String id = "schema[0].properties[0].customProperties[0].value";
        return Stream.of(
                arguments(EMAIL_MASK, "value: bucket", "field.masking.parameter.missing", value),
                arguments(EMAIL_MASK, "value: {strategy: bucket}", "field.masking.parameter.missing", value),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 1, boundaries: [1]}",
                        "field.masking.parameter.missing", value),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 10}", "field.masking.unfit", value),
                arguments(EMAIL_MASK, "value: truncate", "field.masking.unfit", value),
                arguments(EMAIL_MASK, "value: {strategy: email, domain: hide}", "field.masking.parameter.invalid",
                        value + ".domain"),
                arguments(EMAIL_MASK, "value: {strategy: email, domain: [keep]}", "field.masking.parameter.invalid",
                        value + ".domain"),
                arguments(EMAIL_MASK, "value: {strategy: truncate, to: day}", "field.masking.parameter.invalid",
                        value + ".to"),
                arguments(EMAIL_MASK, "value: {strategy: encrypt, key: abc}", "field.masking.parameter.unknown",
                        value + ".key"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 0}", "field.masking.parameter.invalid",
                        value + ".width"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: wide}", "field.masking.parameter.invalid",
                        value + ".width"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, width: 1e41}", "field.masking.parameter.invalid",
                        value + ".width"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: []}", "field.masking.parameter.invalid",
                        value + ".boundaries"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: 7}", "field.masking.parameter.invalid",
                        value + ".boundaries"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: [1, x]}",
                        "field.masking.parameter.invalid", value + ".boundaries"),
                arguments(EMAIL_MASK, "value: {strategy: bucket, boundaries: [1, 1.0]}",
                        "field.masking.parameter.invalid", value + ".boundaries"),
                arguments(ID_PROPERTY, idMasked("email"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("encrypt"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("truncate"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("{strategy: bucket, width: 0.5}"), "field.masking.unfit", id),
                arguments(ID_PROPERTY, idMasked("{strategy: bucket, boundaries: [0, 1e30]}"), "field.masking.unfit",
                        id),
                arguments(EMAIL_MASK, "value: hsh", "field.masking.unknown", value),
                arguments(EMAIL_MASK, "value: HASH", "field.masking.unknown", value),
                arguments(EMAIL_MASK, "value: 5", "field.masking.invalid", value),
                arguments(EMAIL_MASK, "value: true", "field.masking.invalid", value),
                arguments(EMAIL_MASK, "value: [hash]", "field.masking.invalid", value),
                arguments(EMAIL_MASK, "value: {}", "field.masking.invalid", value + ".strategy"),
                arguments(EMAIL_MASK, "value: {strategy: 5}", "field.masking.invalid", value + ".strategy"),
                arguments(EMAIL_MASK, "value: {strategy: hash, keepFirst: 2}", "field.masking.parameter.unknown",
                        value + ".keepFirst"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keep: 2}", "field.masking.parameter.unknown",
                        value + ".keep"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keepFirst: -1}", "field.masking.parameter.invalid",
                        value + ".keepFirst"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keepLast: two}", "field.masking.parameter.invalid",
                        value + ".keepLast"),
                arguments(EMAIL_MASK, "value: {strategy: partial, keepLast: 1.5}", "field.masking.parameter.invalid",
                        value + ".keepLast"),
                arguments(ID_PROPERTY,
                        ID_PROPERTY.replace("}", ", customProperties: [{property: masking, value: nullify}]}"),
                        "field.masking.unfit", "schema[0].properties[0].customProperties[0].value"),
                arguments(ID_PROPERTY,
                        ID_PROPERTY.replace("}", ", customProperties: [{property: masking, value: partial}]}"),
                        "field.masking.unfit", "schema[0].properties[0].customProperties[0].value"),
                arguments("- name: address\n", "- name: address\n        " + key + "\n", "field.masking.unfit",
                        "schema[0].properties[2].customProperties[0].value"));
    }

    private static String idMasked(String mask) {
        return ID_PROPERTY.replace("}", ", customProperties: [{property: masking, value: " + mask + "}]}");
    }
}
