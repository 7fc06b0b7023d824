// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractNotice;
import io.heddle.log.DomainEntry;

import java.util.List;

/**
 * The command to put a contract in force; parsed and valid on its own.
 *
 * @param bundle the document and only those schemas it refers to
 * @param domain the domain to register if it is not registered yet
 * @param notices hints for the author
 * @param byMesh whether the mesh itself publishes, the only one allowed to use the domain {@code mesh}
 */
record PublishContractCommand(
        Contract contract,
        ContractBundle bundle,
        DomainEntry domain,
        List<ContractNotice> notices,
        VersionPrecondition precondition,
        boolean byMesh) {
    PublishContractCommand {
        notices = List.copyOf(notices);
    }
}
