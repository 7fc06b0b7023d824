// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.provisioning.PlannedChange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides on changes to domains. Pure. */
final class DomainDecider {
    private DomainDecider() {}

    /**
     * Decides on a domain submitted by a team.
     *
     * @param expected the entity tag sent in {@code If-Match}, if any
     */
    static LogDecision decide(MeshView view, DomainEntry desired, Optional<String> expected) {
        if (desired.name().isMesh()) {
            return new LogDecision.Refuse(ProblemDetails.of(ProblemCode.DOMAIN_RESERVED,
                    "The domain 'mesh' is reserved for the mesh itself", "Choose another name"));
        }
        Optional<DomainEntry> current = Optional.ofNullable(view.domains().get(desired.name()));
        if (current.filter(desired::equals).isPresent()) {
            return LogDecision.NOTHING;
        }
        if (expected.isPresent() && !DomainEntityTag.matches(expected.get(), current)) {
            return new LogDecision.Refuse(ProblemDetails.of(ProblemCode.PRECONDITION_FAILED,
                    "The domain '" + desired.name() + "' is not the version that the request expects",
                    "Read the domain again, apply your change to it, and send the new ETag"));
        }
        return new LogDecision.Write(List.of(desired), List.of());
    }

    /** Describes how the domain would change. */
    static PlannedChange change(MeshView view, DomainEntry desired) {
        DomainEntry current = view.domains().get(desired.name());
        String name = desired.name().value();
        if (current == null) {
            return new PlannedChange("create", "domain", name, desired.kind().word() + ", owner " + desired.owner());
        }
        List<String> differences = new ArrayList<>();
        differ("kind", current.kind().word(), desired.kind().word(), differences);
        differ("owner", current.owner(), desired.owner(), differences);
        if (!current.description().equals(desired.description())) {
            differences.add("description");
        }
        return differences.isEmpty()
                ? new PlannedChange("keep", "domain", name, "registered")
                : new PlannedChange("update", "domain", name, String.join(", ", differences));
    }

    private static void differ(String property, String before, String after, List<String> differences) {
        if (!before.equals(after)) {
            differences.add(property + " " + after + " instead of " + before);
        }
    }
}
