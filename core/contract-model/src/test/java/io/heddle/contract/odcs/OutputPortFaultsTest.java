// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Faults in output ports. Each case changes the example in one place and expects one fault. */
class OutputPortFaultsTest {
    private static final String PORT =
            "{name: full, audience: [crm, support.desk], masking: {email: none, address.postal_code: none}}";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        String value = "customProperties[3].value";
        return Stream.of(
                arguments("[" + PORT + "]", "full", "port.invalid", value),
                arguments("[" + PORT + "]", "[full]", "port.invalid", value + "[0]"),
                arguments(PORT, "{audience: [crm]}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: Full}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: ingest}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: quarantine}", "port.name.invalid", value + "[0].name"),
                arguments(PORT, "{name: full}, {name: full}", "port.duplicate", value + "[1].name"),
                arguments(PORT, "{name: full, readers: [crm]}", "port.key.unknown", value + "[0].readers"),
                arguments(PORT, "{name: full, audience: crm}", "port.audience.invalid", value + "[0].audience"),
                arguments(PORT, "{name: full, audience: [C]}", "port.audience.invalid", value + "[0].audience[0]"),
                arguments(PORT, "{name: full, audience: [a.b.c]}", "port.audience.invalid", value + "[0].audience[0]"),
                arguments(PORT, "{name: full, masking: none}", "port.masking.invalid", value + "[0].masking"),
                arguments(PORT, "{name: full, masking: {emial: none}}", "field.unknown", value + "[0].masking.emial"),
                arguments(PORT, "{name: full, masking: {email: nothing}}", "field.masking.unknown",
                        value + "[0].masking.email"),
                arguments(PORT, "{name: full, masking: {customer_id: encrypt}}", "field.masking.unfit",
                        value + "[0].masking.customer_id"),
                arguments(PORT, "{name: full, masking: {customer_id: nullify}}", "field.masking.unfit",
                        value + "[0].masking.customer_id"),
                arguments(PORT, "{name: full, masking: {address.postal_code: nullify}}", "field.masking.unfit",
                        value + "[0].masking.address.postal_code"));
    }
}
