// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.registry.provisioning.PlannedChange;

import java.util.List;

/** The result of registering a domain, or the expected result in a dry run. */
record DomainResult(String domain, boolean dryRun, boolean created, List<PlannedChange> changes) {
    DomainResult {
        changes = List.copyOf(changes);
    }
}
