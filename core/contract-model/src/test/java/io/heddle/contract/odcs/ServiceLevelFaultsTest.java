// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Faults in service levels. Each case changes the example in one place and expects one fault. */
class ServiceLevelFaultsTest {
    private static final String FRESHNESS = "{property: freshness, value: 15, unit: m}";
    private static final String RETENTION = "{property: retention, value: 365, unit: d}";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        String first = "slaProperties[0]";
        return Stream.of(
                arguments(FRESHNESS, "{id: a b, property: freshness, value: 1, unit: m}", "contract.type",
                        first + ".id"),
                arguments(FRESHNESS, "{property: freshness, value: 1, unit: m, authoritativeDefinitions: [{url: a}]}",
                        "contract.key.missing", first + ".authoritativeDefinitions[0].type"),
                arguments(FRESHNESS, "{property: freshness, unit: m}", "contract.key.missing", first + ".value"),
                arguments(FRESHNESS, "{value: 15, unit: m}", "contract.key.missing", first + ".property"),
                arguments(FRESHNESS, "{property: freshness, value: 15}", "sla.unit.invalid", first + ".unit"),
                arguments(FRESHNESS, "{property: freshness, value: 15, unit: mm}", "sla.unit.invalid", first + ".unit"),
                arguments(FRESHNESS, "{property: freshness, value: soon, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: -15, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: 0, unit: m}", "sla.value.invalid", first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: 1e300, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: .inf, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: 101, unit: y}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: [15], unit: m}", "contract.type", first + ".value"),
                arguments(FRESHNESS, "{property: errorRate, value: 5}", "sla.value.invalid", first + ".value"),
                arguments(FRESHNESS, "{property: errorRate, value: 101, unit: percent}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: errorRate, value: 1, unit: m}", "sla.unit.invalid", first + ".unit"),
                arguments(FRESHNESS, "{property: freshness, value: 15, unit: m, element: customer.creatd_at}",
                        "sla.element.unknown", first + ".element"),
                arguments(RETENTION, "{property: freshness, value: 3, unit: d}", "sla.duplicate",
                        "slaProperties[2].property"),
                arguments(FRESHNESS, "{property: freshness, value: 25h, unit: m}", "sla.unit.invalid",
                        first + ".unit"),
                arguments(FRESHNESS, "{property: errorRate, value: '101%'}", "sla.value.invalid", first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: PT, unit: m}", "sla.value.invalid",
                        first + ".value"),
                arguments(FRESHNESS, "{property: freshness, value: null}", "sla.value.invalid", first + ".value"),
                arguments(RETENTION, "{id: latency, property: retention, value: 3, unit: d}", "sla.duplicate",
                        "slaProperties[2].id"),
                arguments(RETENTION, RETENTION + "\n  - {id: r2, property: retention, value: 3, unit: d}",
                        "sla.duplicate", "slaProperties[3].id"),
                arguments("slaProperties:", "slaDefaultElement: nothing\nslaProperties:", "sla.element.unknown",
                        "slaDefaultElement"));
    }
}
