// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemDetails;

import java.util.Optional;

/** The outcome of a {@link PublishContractCommand}. */
sealed interface ContractDecision {
    /**
     * The version will be written to the log.
     *
     * @param newDomain the domain to register along with it, if not registered yet
     * @param previous the newest existing version of the same major
     */
    record Publish(Optional<DomainEntry> newDomain, Optional<ContractEntry> previous) implements ContractDecision {}

    /** The log already contains this version with identical content. */
    record Unchanged(ContractEntry entry) implements ContractDecision {}

    /** The version is rejected. */
    record Refuse(ProblemDetails problem) implements ContractDecision {}
}
