// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.odcs.ContractDocument;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.cluster.SchemaContent;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether a contract may come into force. Pure: the same view and command give the same decision. */
final class ContractDecider {
    private ContractDecider() {}

    static ContractDecision decide(MeshView view, PublishContractCommand command) {
        Contract contract = command.contract();
        if (contract.id().domain().isMesh() && !command.byMesh()) {
            return new ContractDecision.Refuse(reserved(contract.id().domain()));
        }
        ContractEntry same = view.history(contract.id()).get(contract.version());
        if (same != null && sameContent(same, command) && isNewestOfMajor(view, contract)) {
            return new ContractDecision.Unchanged(same);
        }
        return refusal(view, command)
                .<ContractDecision>map(ContractDecision.Refuse::new)
                .orElseGet(() -> publish(view, command));
    }

    /** The problem for an attempt to change the domain reserved for the mesh itself. */
    static ProblemDetails reserved(DomainName domain) {
        return ProblemDetails.of(ProblemCode.DOMAIN_RESERVED,
                "The domain '" + domain + "' is reserved for the mesh itself; no other product can be published there",
                "Choose the domain of the team that owns the product");
    }

    private static ContractDecision publish(MeshView view, PublishContractCommand command) {
        boolean known = view.domains().containsKey(command.contract().id().domain());
        return new ContractDecision.Publish(
                known ? Optional.empty() : Optional.of(command.domain()), previous(view, command.contract()));
    }

    private static Optional<ProblemDetails> refusal(MeshView view, PublishContractCommand command) {
        Contract contract = command.contract();
        Optional<ContractVersion> newest = newest(view, contract);
        if (!command.precondition().holds(newest)) {
            return Optional.of(ProblemDetails.of(ProblemCode.PRECONDITION_FAILED,
                    "The newest version of " + contract.id() + " is "
                            + newest.map(ContractVersion::toString).orElse("none") + ", not the one that the "
                            + "request expects",
                    "Read the contract again, apply your change to it, and send the new ETag"));
        }
        Optional<ContractEntry> previous = previous(view, contract);
        return previous.flatMap(entry -> wrongVersion(contract, entry))
                .or(() -> previous.flatMap(entry -> BreakingChanges.between(entry.contract(), contract)))
                .or(() -> SchemaCompatibilityCheck.problem(contract, view.versions(contract.topics())));
    }

    private static Optional<ProblemDetails> wrongVersion(Contract contract, ContractEntry previous) {
        ContractVersion version = contract.version();
        ContractVersion newest = previous.contract().version();
        String next = newest.major() + "." + newest.minor() + "." + (newest.patch() + 1);
        if (version.equals(newest)) {
            return Optional.of(ProblemDetails.of(ProblemCode.VERSION_TAKEN,
                    contract.ref() + " is already applied with different content",
                    "Raise the version: to " + next + " or higher"));
        }
        return version.compareTo(newest) > 0
                ? Optional.empty()
                : Optional.of(ProblemDetails.of(
                        ProblemCode.VERSION_TOO_LOW,
                        contract.ref() + " is older than " + newest + ", which is already applied",
                        "Raise the version: to " + next + " or higher"));
    }

    /** Compares what was read, not its bytes: line ends, comments, layout and the order of keys say nothing. */
    private static boolean sameContent(ContractEntry entry, PublishContractCommand command) {
        return new ContractDocument(entry.source()).hasContentOf(new ContractDocument(command.bundle().source()))
                && SchemaContent.isSame(entry.contract().valueSchema(), command.contract().valueSchema());
    }

    private static boolean isNewestOfMajor(MeshView view, Contract contract) {
        return previous(view, contract).filter(entry -> entry.contract().version().equals(contract.version()))
                .isPresent();
    }

    private static Optional<ContractVersion> newest(MeshView view, Contract contract) {
        return Optional.ofNullable(view.history(contract.id()).lastEntry()).map(Map.Entry::getKey);
    }

    private static Optional<ContractEntry> previous(MeshView view, Contract contract) {
        List<ContractEntry> versions = view.versions(contract.topics());
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }
}
