// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Faults in quality rules. Each case changes the example in one place and expects one fault. */
class QualityRuleFaultsTest {
    private static final String QUALITY =
            "{id: created-before-now, type: custom, engine: cel, implementation: \"record.created_at <= now\","
                    + " severity: error}";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        String first = "schema[0].quality[0]";
        return Stream.of(
                arguments(", severity: error", ", severity: critical", "quality.severity.unknown", first + ".severity"),
                arguments(", severity: error", ", severity: info", "quality.severity.unknown", first + ".severity"),
                arguments(", implementation: \"record.created_at <= now\"", "", "quality.implementation.invalid",
                        first + ".implementation"),
                arguments("\"record.created_at <= now\"", "\" \"", "quality.implementation.invalid",
                        first + ".implementation"),
                arguments("\"record.created_at <= now\"", "{cel: a}", "quality.implementation.invalid",
                        first + ".implementation"),
                arguments("type: custom, engine", "type: costum, engine", "contract.word.unknown", first + ".type"),
                arguments(QUALITY, QUALITY + "\n      - " + QUALITY, "rule.id.duplicate", "schema[0].quality[1].id"),
                arguments(QUALITY, "{type: sql, mustBe: 0}", "contract.key.missing", first + ".query"),
                arguments(QUALITY, "{type: sql, query: a}", "quality.operator.invalid", first + ".mustBe"),
                arguments(QUALITY, "{type: custom, engine: soda}", "contract.key.missing", first + ".implementation"),
                arguments(QUALITY, "{type: custom, implementation: soda}", "contract.key.missing", first + ".engine"),
                arguments(QUALITY, "{metric: rowCount, mustBeBetween: [1]}", "quality.operator.invalid",
                        first + ".mustBeBetween"),
                arguments(QUALITY, "{metric: rowCount, mustNotBeBetween: [1, b]}", "quality.operator.invalid",
                        first + ".mustNotBeBetween"),
                arguments(QUALITY, "{metric: rowCount, mustBe: 1, element: a}", "contract.key.unknown",
                        first + ".element"),
                arguments(QUALITY, "{type: library, mustBe: 0}", "quality.metric.missing", first + ".metric"),
                arguments(QUALITY, "{metric: nulls, mustBe: 0}", "contract.word.unknown", first + ".metric"),
                arguments(QUALITY, "{metric: nullValues, arguments: {properties: [email]}}", "quality.operator.invalid",
                        first + ".mustBe"),
                arguments(QUALITY, "{metric: rowCount, mustBe: 0, mustNotBe: 1}", "quality.operator.invalid",
                        first + ".mustNotBe"),
                arguments(QUALITY, "{metric: nullValues, mustBe: 0, arguments: {properties: [emial]}}", "field.unknown",
                        first + ".arguments.properties[0]"),
                arguments(QUALITY, "{metric: invalidValues, mustBe: 0, arguments: {properties: [email]}}",
                        "quality.arguments.missing", first + ".arguments"),
                arguments(QUALITY, "{metric: invalidValues, mustBe: 0, arguments: {properties: [email], pattern: '['}}",
                        "field.pattern.invalid", first + ".arguments.pattern"),
                arguments(QUALITY,
                        "{metric: invalidValues, mustBe: 0, arguments: {properties: [address], validValues: [a]}}",
                        "field.constraint.unfit", first + ".arguments.validValues"),
                arguments(QUALITY, "{metric: nullValues, mustBe: 0, severity: bad, arguments: {properties: [email]}}",
                        "quality.severity.unknown", first + ".severity"),
                arguments(QUALITY,
                        "{metric: nullValues, dimension: speed, mustBe: 0, arguments: {properties: [email]}}",
                        "contract.word.unknown", first + ".dimension"));
    }
}
