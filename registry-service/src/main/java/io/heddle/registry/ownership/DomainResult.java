// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.registry.provisioning.PlannedChange;

import java.util.List;

/** What became, or in a dry run would become, of a domain. */
record DomainResult(String domain, boolean dryRun, boolean created, List<PlannedChange> changes) {
    DomainResult {
        changes = List.copyOf(changes);
    }
}
