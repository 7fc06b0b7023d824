// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Faults in the schema object and its reference to an Avro schema. Each case changes the example in one place and
 * expects one fault.
 */
class TopicSchemaFaultsTest {
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("physicalType: topic", "physicalType: table", "schema.physicalType.invalid",
                        "schema[0].physicalType"),
                arguments("crm.customers.v1", "crm.customers", "schema.physicalName.mismatch",
                        "schema[0].physicalName"),
                arguments("crm.customers.v1", "crm.customers.v2", "schema.physicalName.mismatch",
                        "schema[0].physicalName"),
                arguments("  - name: customer\n", "  - businessName: customer\n", "contract.key.missing",
                        "schema[0].name"),
                arguments("url: schemas/customer.avsc", "url: schemas/client.avsc", "schema.reference.missing",
                        "schema[0].authoritativeDefinitions[0].url"),
                arguments("[{type: implementation, url: schemas/customer.avsc}]", "[{type: implementation}]",
                        "contract.key.missing", "schema[0].authoritativeDefinitions[0].url"),
                arguments("[{type: implementation, url: schemas/customer.avsc}]",
                        "[{type: implementation, url: schemas/customer.avsc}, {type: implementation, url: b}]",
                        "schema.reference.missing", "schema[0].authoritativeDefinitions[1].url"),
                arguments("    logicalType: object\n    auth",
                        "    logicalType: object\n    relationships: [{to: a.b}]\n    auth", "contract.key.missing",
                        "schema[0].relationships[0].from"),
                arguments("slaProperties:", "  - {name: other, physicalType: topic}\nslaProperties:", "schema.several",
                        "schema[1]"));
    }
}
