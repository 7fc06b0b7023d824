// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.component.settings.SettingSources;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a local mesh keeps its data and where its parts listen, on 127.0.0.1 always. Immutable.
 *
 * <pre>{@code
 * LocalMeshConfig config = LocalMeshConfig.at(Path.of(".heddle")).withFreePorts();
 * }</pre>
 *
 * @param dataDir everything the mesh keeps; made if it is not there
 * @param registryPort 0 picks a free one, as with the other ports
 * @param brokerPort not used with {@code bootstrapServers}
 * @param schemaRegistryPort not used with {@code schemaRegistry}
 * @param bootstrapServers a Kafka cluster that runs already, to be used in place of a broker of our own
 * @param schemaRegistry the Confluent API of a schema registry that runs already, to be used in place of our own
 * @param verbose whether to show the log on standard error, too
 * @param settings further settings of the parts: the {@code HEDDLE_*} variables and the file they may name
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

    /** With no further settings. */
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

    /** All parts embedded, on their usual ports. */
    public static LocalMeshConfig at(Path dataDir) {
        return new LocalMeshConfig(
                dataDir, REGISTRY_PORT, BROKER_PORT, SCHEMA_REGISTRY_PORT, Optional.empty(), Optional.empty(), false);
    }

    /** The same on ports that are free, whichever they are. */
    public LocalMeshConfig withFreePorts() {
        return new LocalMeshConfig(dataDir, 0, 0, 0, bootstrapServers, schemaRegistry, verbose, settings);
    }

    /** The same with further settings for its parts. */
    public LocalMeshConfig withSettings(SettingSources sources) {
        return new LocalMeshConfig(
                dataDir, registryPort, brokerPort, schemaRegistryPort, bootstrapServers, schemaRegistry, verbose,
                sources);
    }
}
