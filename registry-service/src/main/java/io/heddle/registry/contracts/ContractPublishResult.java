// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.registry.provisioning.PlannedChange;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * The result of publishing a contract, or the expected result in a dry run.
 *
 * @param created whether the version is new to the mesh
 */
@Schema(name = "PublishResult")
record ContractPublishResult(
        String product,
        String version,
        boolean dryRun,
        boolean created,
        List<PlannedChange> changes,
        List<ContractNoticeJson> notices) {
    ContractPublishResult {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }
}
