// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Shows an error page until the log has been read, instead of an empty mesh. The operations page stays accessible,
 * because it shows what the registry is waiting for.
 */
@ServerFilter({"/", "/products", "/products/**", "/lineage", "/lineage/**", "/domains", "/domains/**"})
final class PortalReadinessFilter {
    private final RegistryLog log;

    PortalReadinessFilter(RegistryLog log) {
        this.log = log;
    }

    @RequestFilter
    void check() {
        log.waitingFor().ifPresent(dependency -> {
            throw ProblemDetails.of(ProblemCode.STARTING, "The registry is waiting for " + dependency,
                    "Check that Kafka is running and reachable, then try again").toException();
        });
    }
}
