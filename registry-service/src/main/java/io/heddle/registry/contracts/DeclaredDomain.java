// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemDetails.Violation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * The contract reader has already validated the document more strictly. What it accepts and this parser does not
     * cannot affect the domain.
     */
    private static Object parse(String source) {
        try {
            return Objects.requireNonNullElse(new Load(LoadSettings.builder().build()).loadFromString(source),
                    Map.of());
        } catch (YamlEngineException e) {
            return Map.of();
        }
    }

    private static String kind(String source) {
        if (parse(source) instanceof Map<?, ?> root && root.get("customProperties") instanceof List<?> properties) {
            for (Object property : properties) {
                if (property instanceof Map<?, ?> entry && KIND.equals(entry.get("property"))) {
                    return String.valueOf(entry.get("value"));
                }
            }
        }
        return DomainEntry.Kind.SOURCE_ALIGNED.word();
    }
}
