// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.Contract;
import io.heddle.contract.PortName;
import io.heddle.log.ContractEntry;

import java.util.List;

/** A product in a list. */
record ProductSummary(
        String id,
        String domain,
        String title,
        String version,
        String status,
        String owner,
        String topic,
        List<String> tags,
        String description) {
    static ProductSummary of(ContractEntry entry) {
        Contract contract = entry.contract();
        return new ProductSummary(contract.id().toString(), contract.id().domain().value(), contract.name(),
                contract.version().toString(), contract.status().word(), contract.team().name(),
                contract.topics().output(PortName.DEFAULT).value(), contract.tags().stream().sorted().toList(),
                contract.description().purpose());
    }
}
