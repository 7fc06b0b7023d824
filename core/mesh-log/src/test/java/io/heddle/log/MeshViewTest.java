// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class MeshViewTest {
    private static final ProductId CUSTOMERS = ProductId.parse("crm.customers");

    @ParameterizedTest
    @CsvSource({
        "1.0.0=active, 1.0.0, 1.0.0",
        "1.0.0=active 1.1.0=active, 1.1.0, 1.1.0",
        "1.0.0=active 1.1.0=deprecated, 1.1.0, 1.1.0",
        "1.0.0=active 1.1.0=draft, 1.0.0, 1.0.0",
        "1.0.0=active 1.1.0=proposed, 1.0.0, 1.0.0",
        "1.0.0=active 1.1.0=retired, none, none",
        "1.0.0=active 1.1.0=retired 1.2.0=active, 1.2.0, 1.2.0",
        "1.0.0=active 2.0.0=active, 1.0.0, 2.0.0",
        "1.0.0=active 2.0.0=retired, 1.0.0, 1.0.0",
        "1.0.0=retired 2.0.0=active, none, 2.0.0",
        "1.0.0=draft, none, none"
    })
    void shouldReturnContractsInForce(String versions, String ofMajorOne, String ofProduct) {
        MeshView view = view(versions);

        assertThat(view.current(new ProductTopics(CUSTOMERS, 1))
                .map(entry -> entry.contract().version().toString())
                .orElse("none"))
                .isEqualTo(ofMajorOne);
        assertThat(view.current(CUSTOMERS)
                .map(entry -> entry.contract().version().toString())
                .orElse("none"))
                .isEqualTo(ofProduct);
    }

    private static MeshView view(String versions) {
        NavigableMap<ContractVersion, ContractEntry> entries = new TreeMap<>();
        for (String each : versions.split(" ")) {
            String[] parts = each.split("=");
            ContractEntry entry = AppliedContractFixture.customers(parts[0], parts[1]);
            entries.put(entry.contract().version(), entry);
        }
        return new MeshView(1, Map.of(), Map.of(CUSTOMERS, entries));
    }
}
