// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.registry.log.RegistryLog;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reports ready once the log has been read and the mesh's own products exist; until then it reports what is missing.
 */
@Singleton
@Readiness
final class MeshReadiness implements HealthIndicator {
    private final RegistryLog log;
    private final MeshBootstrap bootstrap;

    MeshReadiness(RegistryLog log, MeshBootstrap bootstrap) {
        this.log = log;
        this.bootstrap = bootstrap;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Optional<BootstrapWait> wait = log.waitingFor().map(BootstrapWait::meshLog).or(bootstrap::currentWait);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("position", log.view().position());
        wait.map(BootstrapWait::text).ifPresent(text -> details.put("waitingFor", text));
        wait.flatMap(BootstrapWait::code).ifPresent(code -> details.put("waitingForCode", code));
        return Publishers.just(HealthResult.builder("mesh", wait.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build());
    }
}
