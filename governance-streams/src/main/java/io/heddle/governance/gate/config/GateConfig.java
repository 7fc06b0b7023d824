// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

import io.heddle.contract.DomainName;
import io.heddle.engine.RecordEngine;
import io.heddle.governance.MeshSource;
import org.apache.kafka.clients.CommonClientConfigs;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What a gate needs to run. Immutable; create it with its {@linkplain #builder builder}.
 *
 * <pre>{@code
 * GateConfig config = GateConfig
 *         .builder(Map.of("bootstrap.servers", "localhost:19092"), URI.create("http://localhost:18081"), mesh, engine,
 *                 stateDirectory)
 *         .tuning(GateTuning.DEFAULT.withThreads(2))
 *         .build();
 * }</pre>
 *
 * @param kafka connection properties of every Kafka client, {@code bootstrap.servers} at least
 * @param schemaRegistry base URL of a schema registry with the Confluent API
 * @param mesh the source of contracts
 * @param engine compiles contracts; must have access to the masking keys
 * @param stateDirectory a directory that no other gate uses
 * @param domains the domains to host; empty means all
 * @param tuning threads, commit interval and delivery guarantee
 * @param limits size limits of the gate
 * @param schemaRegistryProperties further properties of the schema registry's client, such as credentials
 * @param undeclared how to treat undeclared personal data where a contract does not say
 */
public record GateConfig(
        Map<String, Object> kafka,
        URI schemaRegistry,
        MeshSource mesh,
        RecordEngine engine,
        Path stateDirectory,
        Set<DomainName> domains,
        GateTuning tuning,
        GateLimits limits,
        Map<String, String> schemaRegistryProperties,
        UndeclaredDataDefault undeclared) {
    /** @throws IllegalArgumentException if the bootstrap servers are missing */
    public GateConfig {
        if (!kafka.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("kafka properties lack bootstrap.servers");
        }
        kafka = Map.copyOf(kafka);
        domains = Set.copyOf(domains);
        schemaRegistryProperties = Map.copyOf(schemaRegistryProperties);
    }

    /** Starts from what every gate needs; all else has a default. */
    public static Builder builder(
            Map<String, Object> kafka, URI schemaRegistry, MeshSource mesh, RecordEngine engine, Path stateDirectory) {
        return new Builder(kafka, schemaRegistry, mesh, engine, stateDirectory);
    }

    /** A configuration with all defaults; it hosts all domains. */
    public static GateConfig of(
            Map<String, Object> kafka, URI schemaRegistry, MeshSource mesh, RecordEngine engine, Path stateDirectory) {
        return builder(kafka, schemaRegistry, mesh, engine, stateDirectory).build();
    }

    /** Whether this gate hosts the cell of a domain. */
    public boolean hosts(DomainName domain) {
        return !domain.isMesh() && (domains.isEmpty() || domains.contains(domain));
    }

    @Override
    public String toString() {
        return "GateConfig[bootstrap=" + kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) + ", schemaRegistry="
                + schemaRegistry.getHost() + ", domains=" + (domains.isEmpty() ? "all" : domains) + ", " + tuning + "]";
    }

    /** Collects the parts of a configuration. Not thread-safe; may build more than once. */
    public static final class Builder {
        private final Map<String, Object> kafka;
        private final URI schemaRegistry;
        private final MeshSource mesh;
        private final RecordEngine engine;
        private final Path stateDirectory;
        private Set<DomainName> domains = Set.of();
        private GateTuning tuning = GateTuning.DEFAULT;
        private GateLimits limits = GateLimits.DEFAULT;
        private Map<String, String> schemaRegistryProperties = Map.of();
        private UndeclaredDataDefault undeclared = UndeclaredDataDefault.REPORT;

        private Builder(
                Map<String, Object> kafka, URI schemaRegistry, MeshSource mesh, RecordEngine engine,
                Path stateDirectory) {
            this.kafka = kafka;
            this.schemaRegistry = schemaRegistry;
            this.mesh = mesh;
            this.engine = engine;
            this.stateDirectory = stateDirectory;
        }

        /** The domains to host; empty for all. */
        public Builder domains(Set<DomainName> value) {
            domains = value;
            return this;
        }

        /** Threads, commit interval and delivery guarantee. */
        public Builder tuning(GateTuning value) {
            tuning = value;
            return this;
        }

        /** Size limits of the gate. */
        public Builder limits(GateLimits value) {
            limits = value;
            return this;
        }

        /** Further properties of the schema registry's client, such as credentials. */
        public Builder schemaRegistryProperties(Map<String, String> value) {
            schemaRegistryProperties = value;
            return this;
        }

        /** How to treat undeclared personal data where a contract does not say. */
        public Builder undeclared(UndeclaredDataDefault value) {
            undeclared = value;
            return this;
        }

        /** @throws IllegalArgumentException if the bootstrap servers are missing */
        public GateConfig build() {
            return new GateConfig(
                    kafka, schemaRegistry, mesh, engine, stateDirectory, domains, tuning, limits,
                    schemaRegistryProperties, undeclared);
        }
    }
}
