// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.contract.DomainName;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemDetails.Violation;
import io.heddle.registry.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A domain as submitted. */
@Schema(name = "DomainBody")
record DomainRequest(@Nullable String kind, @Nullable String owner, @Nullable String description) {
    private static final int MAX_TEXT = 2_000;

    /** @throws ProblemException (422) with every error */
    DomainEntry toEntry(DomainName name) {
        List<Violation> violations = new ArrayList<>();
        DomainEntry.Kind parsed = parseKind(violations);
        String team = Objects.requireNonNullElse(owner, "").strip();
        if (team.isEmpty() || team.length() > MAX_TEXT) {
            violations.add(Violation.of("domain.owner.missing", "owner", "the owner is missing, blank or too long",
                    "name the team that owns the domain"));
        }
        String text = Objects.requireNonNullElse(description, "").strip();
        if (text.length() > MAX_TEXT) {
            violations.add(Violation.of("domain.description.too-long", "description",
                    "the description has " + text.length() + " characters", "write at most " + MAX_TEXT));
        }
        if (!violations.isEmpty()) {
            throw ProblemDetails.of(ProblemCode.DOMAIN_INVALID, "The domain '" + name + "' has faults",
                    "Correct all listed faults and send it again", violations).toException();
        }
        return new DomainEntry(name, parsed, team, text);
    }

    private DomainEntry.Kind parseKind(List<Violation> violations) {
        try {
            return DomainEntry.Kind.ofWord(Objects.requireNonNullElse(kind, ""));
        } catch (IllegalArgumentException e) {
            violations.add(Violation.of("domain.kind.invalid", "kind", String.valueOf(e.getMessage()),
                    "write source-aligned, consumer-aligned or shared"));
            return DomainEntry.Kind.SOURCE_ALIGNED;
        }
    }
}
