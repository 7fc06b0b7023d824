// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.ContractRef;
import io.heddle.contract.DomainName;

/** One change of one entity. The changes of a {@link CommandDecision.Write} happen together or not at all. */
public sealed interface MeshChange {
    /** Registers a domain, or replaces what is registered. */
    record PutDomain(DomainEntry entry) implements MeshChange {}

    /** Applies a version of a contract, or replaces it. */
    record PutContract(ContractEntry entry) implements MeshChange {}

    /** Removes a domain; its products stay. */
    record RemoveDomain(DomainName name) implements MeshChange {}

    /** Removes one version of a contract. */
    record RemoveContract(ContractRef ref) implements MeshChange {}
}
