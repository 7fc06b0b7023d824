// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractNotice;
import io.heddle.log.DomainEntry;

import java.util.List;

/**
 * The command to put a contract in force: read, and valid in itself.
 *
 * @param bundle the document and those schemas it really refers to
 * @param domain the domain to register if the mesh does not know it yet
 * @param notices what the author should know
 * @param byMesh whether the mesh itself publishes, which alone may do so for the domain {@code mesh}
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
