// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Nobody is shown an empty mesh that is only not read yet. The operations page tells what is waited for, so it is open.
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
            throw ProblemDetails.of(ProblemCode.STARTING, "The registry waits for " + dependency,
                    "Check that Kafka runs and is reachable, and try again").toException();
        });
    }
}
