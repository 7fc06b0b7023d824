// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.component.settings.SettingSources;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The data folder and ports of a local mesh, which always listens on 127.0.0.1. Immutable.
 *
 * <pre>{@code
 * LocalMeshConfig config = LocalMeshConfig.at(Path.of(".heddle")).withFreePorts();
 * }</pre>
 *
 * @param dataDir the data folder; created if missing
 * @param registryPort 0 picks a free port; this applies to all ports
 * @param brokerPort ignored if {@code bootstrapServers} is set
 * @param schemaRegistryPort ignored if {@code schemaRegistry} is set
 * @param bootstrapServers an existing Kafka cluster to use instead of the embedded broker
 * @param schemaRegistry the Confluent API of an existing schema registry to use instead of the bundled one
 * @param verbose whether to log to standard error as well
 * @param settings further component settings: {@code HEDDLE_*} environment variables and the settings file they may
 *        name
 */
public record LocalMeshConfig(
        Path dataDir,
        int registryPort,
        int brokerPort,
        int schemaRegistryPort,
        Optional<String> bootstrapServers,
        Optional<URI> schemaRegistry,
        boolean verbose,
        SettingSources settings) {
    public static final int REGISTRY_PORT = 8080;
    public static final int BROKER_PORT = 9092;
    public static final int SCHEMA_REGISTRY_PORT = 8081;

    public LocalMeshConfig {
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** Creates a configuration without further settings. */
    public LocalMeshConfig(
            Path dataDir,
            int registryPort,
            int brokerPort,
            int schemaRegistryPort,
            Optional<String> bootstrapServers,
            Optional<URI> schemaRegistry,
            boolean verbose) {
        this(dataDir, registryPort, brokerPort, schemaRegistryPort, bootstrapServers, schemaRegistry, verbose,
                SettingSources.of(Map.of()));
    }

    /** All components embedded, on their default ports. */
    public static LocalMeshConfig at(Path dataDir) {
        return new LocalMeshConfig(
                dataDir, REGISTRY_PORT, BROKER_PORT, SCHEMA_REGISTRY_PORT, Optional.empty(), Optional.empty(), false);
    }

    /** A copy that uses free ports. */
    public LocalMeshConfig withFreePorts() {
        return new LocalMeshConfig(dataDir, 0, 0, 0, bootstrapServers, schemaRegistry, verbose, settings);
    }

    /** A copy with further component settings. */
    public LocalMeshConfig withSettings(SettingSources sources) {
        return new LocalMeshConfig(
                dataDir, registryPort, brokerPort, schemaRegistryPort, bootstrapServers, schemaRegistry, verbose,
                sources);
    }
}
