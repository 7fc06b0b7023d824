// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Faults in the settings in {@code customProperties}. Each case changes the example in one place and expects one fault.
 */
class ContractSettingFaultsTest {
    private static final String PARTITIONS = "{property: partitions, value: 6}";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        String second = "customProperties[1].value";
        return Stream.of(
                arguments(PARTITIONS, "{property: partitions, value: 0}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: 10001}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: six}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: 1.5}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: partitions, value: [6]}", "setting.invalid", second),
                arguments(PARTITIONS, PARTITIONS + "\n  - " + PARTITIONS, "setting.duplicate",
                        "customProperties[2].property"),
                arguments(PARTITIONS, "{property: replicas, value: 0}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 59m}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 3651d}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 30}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: soon}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: 999999999y}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: quarantineRetention, value: [30d]}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: domainKind, value: private}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: cleanup.policy, value: shrink}", "setting.invalid", second),
                arguments(PARTITIONS, "{property: cleanup.policy, value: {compact: true}}", "setting.invalid", second),
                arguments("value: BACKWARD_TRANSITIVE", "value: BACKWARDS", "setting.invalid",
                        "customProperties[0].value"),
                arguments("value: customer_id", "value: customerId", "key.unknown", "customProperties[2].value"),
                arguments("value: customer_id", "value: 'lines[].sku'", "key.unknown",
                        "customProperties[2].value"),
                arguments("value: customer_id", "value: address", "key.type.unfit", "customProperties[2].value"),
                arguments("value: customer_id", "value: [customer]", "key.unknown", "customProperties[2].value[0]"),
                arguments("value: [web.signups]", "value: web.signups", "input.invalid", "customProperties[4].value"),
                arguments("value: [web.signups]", "value: [signups]", "input.invalid", "customProperties[4].value[0]"),
                arguments("value: [web.signups]", "value: [web.signups, crm.customers]", "input.invalid",
                        "customProperties[4].value[1]"));
    }
}
