// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** Metrics for Prometheus at the same path as gate and monitor: requests by route and status, and JVM metrics. */
@Hidden
@Controller("/metrics")
final class MetricsController {
    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry, MeshBootstrap bootstrap) {
        this.registry = registry;
        Gauge.builder("heddle.ready", bootstrap, now -> now.waitingFor().isEmpty() ? 1 : 0)
                .description("1 if the component is ready, 0 otherwise")
                .strongReference(true)
                .register(registry);
    }

    @Get
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    String metrics() {
        return registry.scrape();
    }
}
