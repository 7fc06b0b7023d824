// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The environment as a configuration. {@code HEDDLE_KAFKA_*} and {@code HEDDLE_SCHEMA_REGISTRY_CLIENT_*} become
 * properties of the clients: {@code HEDDLE_KAFKA_SECURITY_PROTOCOL} is {@code security.protocol}.
 */
final class RegistryEnvironment {
    private static final String KAFKA = "HEDDLE_KAFKA_";
    private static final String SCHEMA_REGISTRY_CLIENT = "HEDDLE_SCHEMA_REGISTRY_CLIENT_";

    private final Map<String, String> environment;
    private final ConfigFaults faults = new ConfigFaults();

    private RegistryEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws IllegalArgumentException with every fault at once */
    static RegistryConfig read(Map<String, String> environment) {
        return new RegistryEnvironment(environment).read();
    }

    private RegistryConfig read() {
        Map<String, Object> kafka = new HashMap<>(properties(KAFKA));
        kafka.put("bootstrap.servers", required("HEDDLE_BOOTSTRAP_SERVERS", "host:port of a Kafka broker"));
        String schemaRegistry = required("HEDDLE_SCHEMA_REGISTRY_URL", "the address of its Confluent API");
        URI uri = uri("HEDDLE_SCHEMA_REGISTRY_URL", schemaRegistry);
        int port = port();
        Duration timeout = timeout();
        faults.throwIfAny();
        return new RegistryConfig(optional("HEDDLE_MESH_NAME", "heddle"), optional("HEDDLE_HOST", "127.0.0.1"), port,
                kafka, uri, properties(SCHEMA_REGISTRY_CLIENT), timeout);
    }

    private String optional(String name, String otherwise) {
        return Objects.requireNonNullElse(environment.get(name), otherwise);
    }

    private String required(String name, String what) {
        String value = optional(name, "");
        faults.check(!value.isBlank(), name + " is not set: " + what);
        return value;
    }

    private URI uri(String name, String text) {
        try {
            URI uri = URI.create(text);
            faults.check(text.isBlank() || uri.getHost() != null, name + " is not an http(s) URL");
            return uri;
        } catch (IllegalArgumentException e) {
            faults.add(name + " is not a URL");
            return URI.create("");
        }
    }

    private int port() {
        String text = optional("HEDDLE_PORT", "8080");
        try {
            int port = Integer.parseInt(text);
            faults.check(port >= 0 && port <= 65_535, "HEDDLE_PORT is " + port + "; expected 0 to 65535");
            return port;
        } catch (NumberFormatException e) {
            faults.add("HEDDLE_PORT is not a number");
            return 0;
        }
    }

    private Duration timeout() {
        try {
            return Duration.parse(optional("HEDDLE_REQUEST_TIMEOUT", "PT10S"));
        } catch (DateTimeParseException e) {
            faults.add("HEDDLE_REQUEST_TIMEOUT is not an ISO-8601 duration, such as PT10S");
            return Duration.ofSeconds(1);
        }
    }

    private Map<String, String> properties(String prefix) {
        Map<String, String> properties = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                properties.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }
}
