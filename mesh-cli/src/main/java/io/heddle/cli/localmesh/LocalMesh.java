// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import io.heddle.cli.CliException;
import io.heddle.cli.logging.Logging;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.MeshSource;
import io.heddle.governance.application.GateSettings;
import io.heddle.governance.application.MonitorSettings;
import io.heddle.governance.gate.Gate;
import io.heddle.governance.gate.GateConfig;
import io.heddle.governance.gate.GateHealth;
import io.heddle.governance.monitor.Monitor;
import io.heddle.governance.monitor.MonitorConfig;
import io.heddle.governance.monitor.MonitorHealth;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;
import io.heddle.registry.RegistryConfig;
import io.heddle.registry.RegistryServer;
import io.heddle.registry.RegistrySettings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * A whole mesh on this machine: broker, schema registry, registry, gate and monitor. The real parts, bound to loopback,
 * with their data in one folder; after a crash the next start on that folder finds everything that was acknowledged.
 *
 * <pre>{@code
 * try (LocalMesh mesh = LocalMesh.start(LocalMeshConfig.at(folder).withFreePorts(), StartListener.none())) {
 *     System.out.println(mesh.registry());
 * }
 * }</pre>
 *
 * <p>Thread-safe. The parts, and whatever else logs in this process, log to a file in the data folder.
 */
public final class LocalMesh implements AutoCloseable {
    private final DataFolder folder;
    private final Ports ports;
    private final String bootstrapServers;
    private final URI schemaRegistry;
    private final Parts parts = new Parts();
    private final CompletableFuture<CliException> failure = new CompletableFuture<>();
    private final CountDownLatch groupsFree = new CountDownLatch(1);
    private volatile OptionalLong childPid = OptionalLong.empty();
    private Duration startTime = Duration.ZERO;

    private LocalMesh(LocalMeshConfig config, DataFolder folder) {
        this.folder = folder;
        this.ports = Ports.find(config);
        this.bootstrapServers = config.bootstrapServers().orElse("127.0.0.1:" + ports.broker());
        this.schemaRegistry = config.schemaRegistry().orElse(SchemaRegistryProcess.uri(ports.schemaRegistry()));
    }

    /**
     * Starts all parts and returns when the mesh is ready for use.
     *
     * @throws CliException if it cannot; what had been started is stopped again
     */
    public static LocalMesh start(LocalMeshConfig config, StartListener listener) {
        DataFolder folder = DataFolder.open(config.dataDir());
        Logging.toFile(folder.log(), config.verbose());
        try {
            LocalMesh mesh = new LocalMesh(config, folder);
            mesh.run(config, listener);
            return mesh;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void run(LocalMeshConfig config, StartListener listener) {
        file().write(folder.path());
        Startup startup = new Startup();
        try {
            startSchemaRegistry(config, startup);
            startBroker(config, startup);
            LocalSettings settings = LocalSettings.read(config, folder, bootstrapServers, schemaRegistry, ports);
            MeshLogReader log =
                    parts.add(Parts.Stop.THIRD, MeshLogReader.start(new MeshLogConfig(settings.kafka())));
            startRegistry(startup, log, settings);
            startGate(startup, log, settings);
            startMonitor(startup, log, settings);
            startup.await(listener);
            startTime = startup.elapsed();
        } catch (RuntimeException e) {
            parts.close();
            MeshFile.delete(folder.path());
            throw e;
        }
    }

    private void startSchemaRegistry(LocalMeshConfig config, Startup startup) {
        if (config.schemaRegistry().isPresent()) {
            startup.add("schema registry", () -> ExistingParts.awaitSchemaRegistry(schemaRegistry));
            return;
        }
        SchemaRegistryProcess process =
                parts.add(Parts.Stop.LAST, SchemaRegistryProcess.launch(folder, ports.schemaRegistry()));
        childPid = OptionalLong.of(process.pid());
        startup.add("schema registry", () -> {
            process.awaitReady();
            process.onExit(failure::complete);
            return schemaRegistry.toString();
        });
    }

    private void startBroker(LocalMeshConfig config, Startup startup) {
        if (config.bootstrapServers().isPresent()) {
            groupsFree.countDown();
            startup.add("broker", () -> ExistingParts.awaitKafka(bootstrapServers));
            return;
        }
        startup.add("broker", () -> {
            try {
                return startOwnBroker();
            } finally {
                groupsFree.countDown();
            }
        });
    }

    private String startOwnBroker() throws InterruptedException {
            LocalBroker broker = parts.add(
                    Parts.Stop.LAST, LocalBroker.start(LocalBrokerConfig.at(folder.broker(), ports.broker())));
            broker.onFailure(problem -> failure.complete(Startup.explained(problem)));
            FormerMembers.remove(bootstrapServers);
            return bootstrapServers;
    }

    private void startRegistry(Startup startup, MeshLogReader log, LocalSettings settings) {
        startup.add("registry", () -> {
            RegistryConfig config = RegistrySettings.config(settings.registry());
            RegistryServer server = parts.add(Parts.Stop.SECOND, RegistryServer.start(config, log));
            Readiness.await("registry", server::waitingFor);
            return registry().toString();
        });
    }

    private void startGate(Startup startup, MeshLogReader log, LocalSettings settings) {
        startup.add("gate", () -> {
            FileKeyset.openOrCreate(settings.gate().get(GateSettings.KEYSET_FILE));
            GateConfig config = GateSettings.config(settings.gate(), MeshSource.of(log));
            groupsFree.await();
            Gate gate = parts.add(Parts.Stop.FIRST, Gate.start(config));
            Readiness.await("gate", () -> waitingFor(gate.health()));
            return "";
        });
    }

    private void startMonitor(Startup startup, MeshLogReader log, LocalSettings settings) {
        startup.add("monitor", () -> {
            MonitorConfig config = MonitorSettings.config(settings.monitor(), MeshSource.of(log));
            groupsFree.await();
            Monitor monitor = parts.add(Parts.Stop.FIRST, Monitor.start(config));
            Readiness.await("monitor", () -> waitingFor(monitor.health()));
            return "";
        });
    }

    private static Optional<String> waitingFor(MonitorHealth health) {
        return health.waitingFor()
                .or(() -> health.isHealthy() ? Optional.empty() : Optional.of("its Kafka Streams application"));
    }

    private static Optional<String> waitingFor(GateHealth health) {
        return health.waitingFor()
                .or(() -> health.cells().stream()
                        .filter(cell -> cell.state() == GateHealth.State.STARTING)
                        .findFirst()
                        .map(cell -> "the cell of " + cell.domain()));
    }

    /** Where the registry answers, and with it the mesh: what {@code --mesh} takes. */
    public URI registry() {
        return URI.create("http://localhost:" + ports.registry());
    }

    /** What Kafka clients connect to. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The Confluent API of the schema registry. */
    public URI schemaRegistry() {
        return schemaRegistry;
    }

    public Path dataDir() {
        return folder.path();
    }

    /** The log of all parts but the schema registry. */
    public Path log() {
        return folder.log();
    }

    /** How long it took until everything was ready. */
    public Duration startTime() {
        return startTime;
    }

    /** Memory of this process and the schema registry's, where the operating system tells it cheaply (Linux). */
    public OptionalLong residentBytes() {
        return ResidentMemory.ofThisProcessAnd(childPid);
    }

    /** Completes if a part fails while the mesh runs, a full disk for example; the mesh is to be closed then. */
    public CompletionStage<CliException> failure() {
        return failure;
    }

    MeshFile file() {
        return new MeshFile(
                ProcessHandle.current().pid(), registry().toString(), bootstrapServers, schemaRegistry.toString());
    }

    /** Stops all parts in order and waits for it, some seconds at most. Idempotent. */
    @Override
    public synchronized void close() {
        if (parts.close()) {
            MeshFile.delete(folder.path());
            folder.close();
        }
    }
}
