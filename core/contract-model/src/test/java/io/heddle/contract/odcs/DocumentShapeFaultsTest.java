// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Faults in the shape of the document: unknown and missing keys, values of the wrong type. Each case changes the
 * example in one place and expects one fault.
 */
class DocumentShapeFaultsTest {
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("name: Customers\n", "nam: Customers\n", "contract.key.unknown", "nam"),
                arguments("name: Customers\n", "name: [Customers]\n", "contract.type", "name"),
                arguments("name: Customers\n", "name:\n", "contract.type", "name"),
                arguments("name: Customers\n", "name: 7\n", "contract.type", "name"),
                arguments("{name: crm-team,", "{name: true,", "contract.type", "team.name"),
                arguments("username: crm-owner@example.org, ", "", "contract.key.missing", "team.members[0].username"),
                arguments("role: owner", "rolle: owner", "contract.key.unknown", "team.members[0].rolle"),
                arguments("support: [{channel: \"#crm\", ", "support: [{", "contract.key.missing",
                        "support[0].channel"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "support: slack", "contract.type", "support"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "tags: crm", "contract.type", "tags"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "tags: [{a: b}]", "contract.type", "tags[0]"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "price: {priceAmount: much}", "contract.type",
                        "price.priceAmount"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "servers: [{server: a, host: b}]",
                        "contract.key.missing", "servers[0].type"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "servers: [{server: a, type: kafka}]",
                        "contract.key.missing", "servers[0].host"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "servers: [{server: a, type: kafa, host: b}]",
                        "contract.word.unknown", "servers[0].type"),
                arguments("support: [{channel: \"#crm\", tool: slack}]",
                        "servers: [{server: a, type: kafka, host: b, encoding: 8}]", "contract.type",
                        "servers[0].encoding"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "roles: [{access: read}]",
                        "contract.key.missing", "roles[0].role"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "roles: [{role: r, firstLevelApprovers: [a]}]",
                        "contract.type", "roles[0].firstLevelApprovers"),
                arguments("support: [{channel: \"#crm\", tool: slack}]", "x-vendor: 1", "contract.key.unknown",
                        "x-vendor"),
                arguments("required: true, primaryKey", "required: 1, primaryKey", "contract.type",
                        "schema[0].properties[0].required"),
                arguments("classification: restricted", "clasification: restricted", "contract.key.unknown",
                        "schema[0].properties[1].clasification"),
                arguments("customProperties:\n  -", "customProperties:\n  - {property: x}\n  -", "contract.key.missing",
                        "customProperties[0].value"),
                arguments("customProperties:\n  -", "customProperties:\n  - {property: x, value: 1, owner: a}\n  -",
                        "contract.key.unknown", "customProperties[0].owner"));
    }
}
