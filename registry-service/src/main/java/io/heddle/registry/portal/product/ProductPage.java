// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.log.ContractEntry;

/** Everything the page of a product prints. */
public record ProductPage(String id, String name, String version, String status, String purpose) {
    static ProductPage of(ContractEntry entry) {
        Contract contract = entry.contract();
        return new ProductPage(contract.id().toString(), contract.name(), contract.version().toString(),
                contract.status().word(), contract.description().purpose());
    }
}
