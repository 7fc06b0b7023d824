// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Rejects API requests until the log has been read, so that no client is answered from an empty view. */
@ServerFilter("/api/v1/**")
final class ApiReadinessFilter {
    private static final String MESH = "/api/v1/mesh";

    private final RegistryLog log;

    ApiReadinessFilter(RegistryLog log) {
        this.log = log;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getPath().equals(MESH)) {
            return;
        }
        log.waitingFor().ifPresent(dependency -> {
            throw ProblemDetails.of(ProblemCode.STARTING, "The registry is waiting for " + dependency,
                    "Check that Kafka is running and reachable, then try again; see GET /health/readiness")
                    .toException();
        });
    }
}
