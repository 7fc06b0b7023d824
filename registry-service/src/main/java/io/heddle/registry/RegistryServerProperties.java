// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.registry.config.RegistryConfig;

import java.util.HashMap;
import java.util.Map;

/** The Micronaut configuration of the registry; unneeded features are disabled. */
final class RegistryServerProperties {
    /** A contract with its schemas is about 10 KB. */
    private static final int MAX_BODY_BYTES = 4 << 20;

    private RegistryServerProperties() {}

    static Map<String, Object> of(RegistryConfig config) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "micronaut.application.name", "heddle-registry",
                "micronaut.server.host", config.host(),
                "micronaut.server.port", config.port() == 0 ? -1 : config.port(),
                "micronaut.server.max-request-size", MAX_BODY_BYTES,
                "micronaut.server.server-header", "heddle",
                "jackson.serialization-inclusion", "ALWAYS",
                "endpoints.all.enabled", false,
                "endpoints.health.enabled", true,
                "endpoints.health.details-visible", "ANONYMOUS",
                "endpoints.health.disk-space.enabled", false));
        properties.put("jackson.serialization.writeDatesAsTimestamps", false);
        // Exposed by our own endpoint only; the framework's management endpoints stay disabled.
        properties.put("micronaut.metrics.enabled", true);
        properties.put("micronaut.metrics.export.prometheus.enabled", true);
        properties.put("micronaut.metrics.binders.files.enabled", false);
        properties.put("micronaut.metrics.binders.logback.enabled", false);
        return properties;
    }
}
