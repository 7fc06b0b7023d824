// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.diff.ContractDiff;
import io.heddle.contract.diff.ContractDifference;
import io.heddle.log.ContractEntry;
import io.heddle.registry.portal.DisplayFormat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A version of the contract.
 *
 * @param inForce whether this version is in force
 * @param differences from the previous version; empty for the first
 */
public record VersionRow(
        String version, String status, String applied, boolean inForce, boolean first,
        List<ContractDifference> differences) {
    public VersionRow {
        differences = List.copyOf(differences);
    }

    /** Newest first. */
    static List<VersionRow> of(Collection<ContractEntry> history, Contract shown) {
        List<VersionRow> rows = new ArrayList<>();
        Contract before = null;
        for (ContractEntry entry : history) {
            Contract contract = entry.contract();
            boolean inForce = contract.version().equals(shown.version()) && contract.status().isEnforced();
            rows.add(new VersionRow(contract.version().toString(), contract.status().word(),
                    DisplayFormat.minute(entry.appliedAt()), inForce, before == null,
                    before == null ? List.of() : ContractDiff.between(before, contract)));
            before = contract;
        }
        return rows.reversed();
    }
}
