// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Connection settings of a mesh. Immutable; {@link #toString()} omits the Kafka properties, which may contain secrets.
 *
 * @param bootstrapServers as Kafka's {@code bootstrap.servers}
 * @param schemaRegistryUrl a Confluent-compatible API
 * @param application the publishing application, for {@code ce_source}; the product id if empty
 * @param kafkaProperties security, tuning; they override the SDK's own settings
 * @param readyTimeout how long connecting waits for the contracts
 */
public record HeddleConfig(
        String bootstrapServers,
        String schemaRegistryUrl,
        Optional<String> application,
        Map<String, Object> kafkaProperties,
        Duration readyTimeout) {
    private static final Pattern APPLICATION = Pattern.compile("[a-z][a-z0-9.-]{1,80}");

    /** @throws IllegalArgumentException if an address is blank or the application name is invalid */
    public HeddleConfig {
        if (bootstrapServers.isBlank() || schemaRegistryUrl.isBlank()) {
            throw new IllegalArgumentException("bootstrap servers and schema registry URL are both required");
        }
        if (application.isPresent() && !APPLICATION.matcher(application.get()).matches()) {
            throw new IllegalArgumentException("application name '" + application.get()
                    + "' is not valid; expected lower-case letters, digits, '.' or '-', such as fraud.scoring");
        }
        kafkaProperties = Map.copyOf(kafkaProperties);
    }

    /** A mesh without security, as started by {@code heddle up}. */
    public static HeddleConfig of(String bootstrapServers, String schemaRegistryUrl) {
        return new HeddleConfig(
                bootstrapServers, schemaRegistryUrl, Optional.empty(), Map.of(), Duration.ofSeconds(30));
    }

    public HeddleConfig withApplication(String name) {
        return new HeddleConfig(bootstrapServers, schemaRegistryUrl, Optional.of(name), kafkaProperties, readyTimeout);
    }

    public HeddleConfig withReadyTimeout(Duration timeout) {
        return new HeddleConfig(bootstrapServers, schemaRegistryUrl, application, kafkaProperties, timeout);
    }

    public HeddleConfig withKafkaProperty(String name, Object value) {
        Map<String, Object> properties = new HashMap<>(kafkaProperties);
        properties.put(name, value);
        return new HeddleConfig(bootstrapServers, schemaRegistryUrl, application, properties, readyTimeout);
    }

    /** The base properties of every Kafka client of this mesh. They may contain secrets: do not log them. */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>(kafkaProperties);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    @Override
    public String toString() {
        return "HeddleConfig[" + bootstrapServers + ", " + schemaRegistryUrl + application.map(a -> ", " + a).orElse("")
                + "]";
    }
}
