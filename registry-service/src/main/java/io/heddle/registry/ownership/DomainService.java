// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.contract.DomainName;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.events.RegistryEventPublisher;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.provisioning.PlannedChange;
import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Registers and finds domains. Thread-safe. */
@Singleton
final class DomainService {
    private final RegistryLog log;
    private final RegistryEventPublisher events;

    DomainService(RegistryLog log, RegistryEventPublisher events) {
        this.log = log;
        this.events = events;
    }

    List<DomainJson> all() {
        MeshView view = log.view();
        return view.domains().values().stream()
                .sorted(Comparator.comparing(DomainEntry::name))
                .map(entry -> DomainJson.of(entry, view))
                .toList();
    }

    DomainEntry get(DomainName name) {
        MeshView view = log.view();
        return Optional.ofNullable(view.domains().get(name)).orElseThrow(() -> ProblemDetails.of(
                ProblemCode.DOMAIN_UNKNOWN,
                "There is no domain '" + name + "'",
                NameSuggestions.closest(name.value(), view.domains().keySet().stream().map(DomainName::value).toList())
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse("GET /api/v1/domains lists all domains"))
                .toException());
    }

    DomainJson toJson(DomainEntry entry) {
        return DomainJson.of(entry, log.view());
    }

    DomainResult put(DomainEntry desired, Optional<String> expected, boolean dryRun) {
        MeshView view = log.view();
        LogDecision decision = DomainDecider.decide(view, desired, expected);
        if (decision instanceof LogDecision.Refuse refuse) {
            throw refuse.problem().toException();
        }
        PlannedChange change = DomainDecider.change(view, desired);
        if (!dryRun && !decision.equals(LogDecision.NOTHING)) {
            log.write(newest -> DomainDecider.decide(newest, desired, expected));
            announce(change, desired);
        }
        return new DomainResult(desired.name().value(), dryRun, change.action().equals("create"), List.of(change));
    }

    private void announce(PlannedChange change, DomainEntry domain) {
        if (change.action().equals("create")) {
            events.domainRegistered(domain);
        } else {
            events.domainChanged(domain, change.detail());
        }
    }
}
