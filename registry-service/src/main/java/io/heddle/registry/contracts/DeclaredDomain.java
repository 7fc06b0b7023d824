// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.odcs.ContractDocument;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemDetails.Violation;

import java.util.List;
import java.util.Optional;

/** The domain declared by a contract, used if it is not registered yet. */
final class DeclaredDomain {
    private static final String KIND = "domainKind";

    private DeclaredDomain() {}

    /** The domain, owned by the contract's team; empty, with a violation added, if its kind is invalid. */
    static Optional<DomainEntry> of(Contract contract, String source, List<Violation> violations) {
        String kind = kind(source);
        try {
            return Optional.of(new DomainEntry(
                    contract.id().domain(), DomainEntry.Kind.ofWord(kind), contract.team().name(), ""));
        } catch (IllegalArgumentException e) {
            violations.add(ContractSourcePosition.of(source, KIND).violation("contract.domain-kind.invalid",
                    "customProperties." + KIND, String.valueOf(e.getMessage()),
                    "write source-aligned, consumer-aligned or shared, or leave it out"));
            return Optional.empty();
        }
    }

    private static String kind(String source) {
        return new ContractDocument(source).customProperty(KIND).orElse(DomainEntry.Kind.SOURCE_ALIGNED.word());
    }
}
