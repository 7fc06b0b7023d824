// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.log.ContractEntry;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Collection;
import java.util.List;

/** The applied versions of a contract, oldest first. */
@Schema(name = "VersionList")
record ContractVersionList(List<Item> items) {
    ContractVersionList {
        items = List.copyOf(items);
    }

    @Schema(name = "VersionList.Item")
    record Item(String version, String status, String appliedAt, int valueSchemaId) {}

    static ContractVersionList of(Collection<ContractEntry> history) {
        return new ContractVersionList(history.stream()
                .map(entry -> new Item(entry.contract().version().toString(), entry.contract().status().word(),
                        entry.appliedAt().toString(), entry.valueSchemaId().value()))
                .toList());
    }
}
