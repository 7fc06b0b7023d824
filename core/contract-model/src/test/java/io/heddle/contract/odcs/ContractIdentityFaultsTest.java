// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Faults in what names a contract: its versions, kind, id, domain and status. Each case changes the example in one
 * place and expects one fault.
 */
class ContractIdentityFaultsTest {
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource("changes")
    void shouldReportOneFaultWhenOneThingIsWrong(String old, String replacement, String code, String path) {
        SingleFaultAssertions.assertSingleFault(old, replacement, code, path);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("apiVersion: v3.1.0\n", "", "contract.key.missing", "apiVersion"),
                arguments("v3.1.0", "v2.2.2", "contract.apiVersion.unsupported", "apiVersion"),
                arguments("v3.1.0", "v3.3.0", "contract.apiVersion.unsupported", "apiVersion"),
                arguments("v3.1.0", "3.1.0", "contract.apiVersion.unsupported", "apiVersion"),
                arguments("kind: DataContract\n", "", "contract.key.missing", "kind"),
                arguments("kind: DataContract", "kind: DataProduct", "contract.kind.invalid", "kind"),
                arguments("id: crm.customers\n", "", "contract.key.missing", "id"),
                arguments("id: crm.customers\nname: Customers\ndomain: crm\ndataProduct: customers\n",
                        "id: 53581432-6c55-4ba2-a65f-72344a91553a\n", "contract.id.invalid", "id"),
                arguments("id: crm.customers\nname: Customers\ndomain: crm\n", "id: Crm.customers\n",
                        "contract.id.invalid", "id"),
                arguments("id: crm.customers\nname: Customers\ndomain: crm\ndataProduct: customers\n",
                        "id: crm.customers.v1\ndomain: crm\n", "contract.id.invalid", "id"),
                arguments("domain: crm\n", "domain: Customer Relations\n", "contract.domain.invalid", "domain"),
                arguments("dataProduct: customers", "dataProduct: cust_omers", "contract.dataProduct.invalid",
                        "dataProduct"),
                arguments("id: crm.customers\n", "id: 12\n", "contract.type", "id"),
                arguments("domain: crm\ndataProduct: customers\n", "domain: sales\n", "contract.id.mismatch", "domain"),
                arguments("domain: crm\ndataProduct: customers", "dataProduct: clients", "contract.id.mismatch",
                        "dataProduct"),
                arguments("version: 1.2.0\n", "", "contract.key.missing", "version"),
                arguments("version: 1.2.0", "version: 1.2", "contract.type", "version"),
                arguments("version: 1.2.0", "version: v1.2.0", "contract.version.invalid", "version"),
                arguments("version: 1.2.0", "version: 1.2.0-rc1", "contract.version.invalid", "version"),
                arguments("version: 1.2.0", "version: 01.2.0", "contract.version.invalid", "version"),
                arguments("status: active\n", "", "contract.key.missing", "status"),
                arguments("status: active", "status: [active]", "contract.type", "status"));
    }
}
