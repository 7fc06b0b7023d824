// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.ContractRef;
import io.heddle.contract.DomainName;

/** A change to one entity. The changes of a {@link CommandDecision.Write} are applied atomically. */
public sealed interface MeshChange {
    /** Registers a domain or replaces its registration. */
    record PutDomain(DomainEntry entry) implements MeshChange {}

    /** Applies or replaces a version of a contract. */
    record PutContract(ContractEntry entry) implements MeshChange {}

    /** Removes a domain; its products remain. */
    record RemoveDomain(DomainName name) implements MeshChange {}

    /** Removes one version of a contract. */
    record RemoveContract(ContractRef ref) implements MeshChange {}
}
