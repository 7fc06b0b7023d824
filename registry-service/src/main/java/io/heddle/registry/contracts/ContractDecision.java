// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemDetails;

import java.util.Optional;

/** What the mesh makes of {@link PublishContractCommand}. */
sealed interface ContractDecision {
    /**
     * The version comes into the log.
     *
     * @param newDomain registered with it, if the mesh does not know the domain
     * @param previous the newest version of the same major so far
     */
    record Publish(Optional<DomainEntry> newDomain, Optional<ContractEntry> previous) implements ContractDecision {}

    /** The version is in the log with this very content. */
    record Unchanged(ContractEntry entry) implements ContractDecision {}

    /** The version may not come into the log. */
    record Refuse(ProblemDetails problem) implements ContractDecision {}
}
