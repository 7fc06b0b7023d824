// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The complete configuration of a registry, validated on construction. Immutable.
 *
 * <pre>{@code
 * RegistryConfig config = RegistryConfig.local(
 *         "127.0.0.1:9092", URI.create("http://127.0.0.1:8081/apis/ccompat/v7"), 8080);
 * }</pre>
 *
 * @param meshName the name of the mesh
 * @param host the address to bind to
 * @param port the port to bind to; 0 picks a free one
 * @param kafka properties for every Kafka client, including {@code bootstrap.servers}
 * @param schemaRegistry address of the Confluent API, such as {@code http://127.0.0.1:8081}
 * @param schemaRegistryProperties further properties of the schema registry client, such as credentials
 * @param requestTimeout the timeout of a single request to Kafka or the schema registry
 * @param topicReplicas the replication factor of the mesh's own topics, and of topics whose contract sets none; empty
 *        means the cluster's default
 * @param lineage the settings for lineage
 */
public record RegistryConfig(
        String meshName,
        String host,
        int port,
        Map<String, Object> kafka,
        URI schemaRegistry,
        Map<String, String> schemaRegistryProperties,
        Duration requestTimeout,
        Optional<Integer> topicReplicas,
        LineageConfig lineage) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException if a value is out of range; the message lists every such value */
    public RegistryConfig {
        kafka = Map.copyOf(kafka);
        schemaRegistryProperties = Map.copyOf(schemaRegistryProperties);
        RegistryConfigFaults faults = new RegistryConfigFaults();
        faults.check(!meshName.isBlank(), "the mesh name is blank");
        faults.check(!host.isBlank(), "the host is blank");
        faults.check(port >= 0 && port <= 65_535, "the port is " + port + "; expected 0 to 65535");
        faults.check(kafka.containsKey("bootstrap.servers"), "the Kafka properties lack bootstrap.servers");
        faults.check(Objects.requireNonNullElse(schemaRegistry.getScheme(), "").startsWith("http"),
                "the schema registry address is not an http(s) URL");
        faults.check(requestTimeout.isPositive(), "the request timeout is not positive");
        faults.check(topicReplicas.map(count -> count >= 1).orElse(true), "the number of replicas is less than 1");
        faults.throwIfAny();
    }

    /** Creates a configuration with default lineage settings. */
    public RegistryConfig(
            String meshName,
            String host,
            int port,
            Map<String, Object> kafka,
            URI schemaRegistry,
            Map<String, String> schemaRegistryProperties,
            Duration requestTimeout,
            Optional<Integer> topicReplicas) {
        this(meshName, host, port, kafka, schemaRegistry, schemaRegistryProperties, requestTimeout, topicReplicas,
                LineageConfig.DEFAULT);
    }

    /** Creates a configuration with default lineage settings and the cluster's default replication factor. */
    public RegistryConfig(
            String meshName,
            String host,
            int port,
            Map<String, Object> kafka,
            URI schemaRegistry,
            Map<String, String> schemaRegistryProperties,
            Duration requestTimeout) {
        this(meshName, host, port, kafka, schemaRegistry, schemaRegistryProperties, requestTimeout, Optional.empty());
    }

    /** The configuration of a local mesh: bound to loopback, without security. */
    public static RegistryConfig local(String bootstrapServers, URI schemaRegistry, int port) {
        return new RegistryConfig("local", "127.0.0.1", port, Map.of("bootstrap.servers", bootstrapServers),
                schemaRegistry, Map.of(), DEFAULT_TIMEOUT);
    }

    /** The bootstrap servers of the mesh's Kafka cluster. */
    public String bootstrapServers() {
        return String.valueOf(kafka.get("bootstrap.servers"));
    }

    /** The schema registry's address without credentials or other secrets. */
    public String schemaRegistryAddress() {
        String port = schemaRegistry.getPort() < 0 ? "" : ":" + schemaRegistry.getPort();
        return schemaRegistry.getScheme() + "://" + schemaRegistry.getHost() + port + schemaRegistry.getPath();
    }

    /** Omits the values of client properties, which may hold secrets; only their names are shown. */
    @Override
    public String toString() {
        return "RegistryConfig[meshName=" + meshName + ", host=" + host + ", port=" + port + ", bootstrapServers="
                + bootstrapServers() + ", schemaRegistry=" + schemaRegistryAddress() + ", kafka=" + kafka.keySet()
                + ", schemaRegistryProperties="
                + schemaRegistryProperties.keySet() + ", requestTimeout=" + requestTimeout + "]";
    }
}
