// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.odcs.Notice;
import io.heddle.registry.provisioning.PlannedChange;

import java.util.List;

/**
 * What became, or in a dry run would become, of a contract.
 *
 * @param created whether the version is new to the mesh
 */
record PublishResult(
        String product,
        String version,
        boolean dryRun,
        boolean created,
        List<PlannedChange> changes,
        List<Notice> notices) {
    PublishResult {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }
}
