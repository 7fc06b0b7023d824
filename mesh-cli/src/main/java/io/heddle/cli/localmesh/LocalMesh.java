// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import io.heddle.cli.console.CliException;
import io.heddle.cli.logging.LoggingSetup;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.MeshSource;
import io.heddle.governance.application.GateSettings;
import io.heddle.governance.application.MonitorSettings;
import io.heddle.governance.gate.Gate;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.monitor.Monitor;
import io.heddle.governance.monitor.MonitorConfig;
import io.heddle.governance.monitor.MonitorHealth;
import io.heddle.governance.monitor.MonitorWait;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;
import io.heddle.registry.RegistryServer;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.config.RegistrySettings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * A complete mesh on this machine: broker, schema registry, registry, gate and monitor. These are the production
 * components, bound to loopback, with their data in one folder. After a crash, restarting on the same folder recovers
 * everything that was acknowledged.
 *
 * <pre>{@code
 * try (LocalMesh mesh = LocalMesh.start(LocalMeshConfig.at(folder).withFreePorts(), StartupListener.none())) {
 *     System.out.println(mesh.registry());
 * }
 * }</pre>
 *
 * <p>Thread-safe. All logging of this process goes to a file in the data folder.
 */
public final class LocalMesh implements AutoCloseable {
    private final DataFolder folder;
    private final LocalMeshPorts ports;
    private final String bootstrapServers;
    private final URI schemaRegistry;
    private final RunningComponents components = new RunningComponents();
    private final CompletableFuture<CliException> failure = new CompletableFuture<>();
    private final CountDownLatch staleMembersRemoved = new CountDownLatch(1);
    private volatile OptionalLong childPid = OptionalLong.empty();
    private Duration startTime = Duration.ZERO;

    private LocalMesh(LocalMeshConfig config, DataFolder folder) {
        this.folder = folder;
        this.ports = LocalMeshPorts.reserve(config);
        this.bootstrapServers = config.bootstrapServers().orElse("127.0.0.1:" + ports.broker());
        this.schemaRegistry = config.schemaRegistry().orElse(SchemaRegistryProcess.uri(ports.schemaRegistry()));
    }

    /**
     * Starts all components and returns when the mesh is ready.
     *
     * @throws CliException if startup fails; components already started are stopped
     */
    public static LocalMesh start(LocalMeshConfig config, StartupListener listener) {
        DataFolder folder = DataFolder.open(config.dataDir());
        LoggingSetup.toFile(folder.log(), config.verbose());
        try {
            LocalMesh mesh = new LocalMesh(config, folder);
            mesh.run(config, listener);
            return mesh;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void run(LocalMeshConfig config, StartupListener listener) {
        meshFile().write(folder.path());
        ParallelStartup startup = new ParallelStartup();
        try {
            startSchemaRegistry(config, startup);
            startBroker(config, startup);
            LocalMeshSettings settings =
                    LocalMeshSettings.read(config, folder, bootstrapServers, schemaRegistry, ports);
            MeshLogReader log =
                    components.add(RunningComponents.StopPhase.THIRD,
                            MeshLogReader.start(new MeshLogConfig(settings.kafka())));
            startRegistry(startup, log, settings);
            startGate(startup, log, settings);
            startMonitor(startup, log, settings);
            startup.await(listener);
            startTime = startup.elapsed();
        } catch (RuntimeException e) {
            components.close();
            LocalMeshFile.delete(folder.path());
            throw e;
        }
    }

    private void startSchemaRegistry(LocalMeshConfig config, ParallelStartup startup) {
        if (config.schemaRegistry().isPresent()) {
            startup.add("schema registry", () -> ExistingServices.awaitSchemaRegistry(schemaRegistry));
            return;
        }
        SchemaRegistryProcess process =
                components.add(RunningComponents.StopPhase.LAST,
                        SchemaRegistryProcess.launch(folder, ports.schemaRegistry()));
        childPid = OptionalLong.of(process.pid());
        startup.add("schema registry", () -> {
            process.awaitReady();
            process.onExit(failure::complete);
            return schemaRegistry.toString();
        });
    }

    private void startBroker(LocalMeshConfig config, ParallelStartup startup) {
        if (config.bootstrapServers().isPresent()) {
            staleMembersRemoved.countDown();
            startup.add("broker", () -> ExistingServices.awaitKafka(bootstrapServers));
            return;
        }
        startup.add("broker", () -> {
            try {
                return startOwnBroker();
            } finally {
                staleMembersRemoved.countDown();
            }
        });
    }

    private String startOwnBroker() throws InterruptedException {
        LocalBroker broker = components.add(
                RunningComponents.StopPhase.LAST,
                LocalBroker.start(LocalBrokerConfig.at(folder.broker(), ports.broker())));
        broker.onFailure(problem -> failure.complete(ParallelStartup.toCliException(problem)));
        StaleGroupMembers.remove(bootstrapServers);
        return bootstrapServers;
    }

    private void startRegistry(ParallelStartup startup, MeshLogReader log, LocalMeshSettings settings) {
        startup.add("registry", () -> {
            RegistryConfig config = RegistrySettings.config(settings.registry());
            RegistryServer server =
                    components.add(RunningComponents.StopPhase.SECOND, RegistryServer.start(config, log));
            LocalMeshReadiness.await("registry", server::waitingFor);
            return registry().toString();
        });
    }

    private void startGate(ParallelStartup startup, MeshLogReader log, LocalMeshSettings settings) {
        startup.add("gate", () -> {
            FileKeyset.openOrCreate(settings.gate().get(GateSettings.KEYSET_FILE));
            GateConfig config = GateSettings.config(settings.gate(), MeshSource.of(log));
            staleMembersRemoved.await();
            Gate gate = components.add(RunningComponents.StopPhase.FIRST, Gate.start(config));
            LocalMeshReadiness.await("gate", () -> waitingFor(gate.health()));
            return "";
        });
    }

    private void startMonitor(ParallelStartup startup, MeshLogReader log, LocalMeshSettings settings) {
        startup.add("monitor", () -> {
            MonitorConfig config = MonitorSettings.config(settings.monitor(), MeshSource.of(log));
            staleMembersRemoved.await();
            Monitor monitor = components.add(RunningComponents.StopPhase.FIRST, Monitor.start(config));
            LocalMeshReadiness.await("monitor", () -> waitingFor(monitor.health()));
            return "";
        });
    }

    private static Optional<String> waitingFor(MonitorHealth health) {
        return health.waitingFor()
                .map(MonitorWait::text)
                .or(() -> health.isHealthy() ? Optional.empty() : Optional.of("its Kafka Streams application"));
    }

    private static Optional<String> waitingFor(GateHealth health) {
        return health.waitingFor()
                .map(MissingText::of)
                .or(() -> health.cells().stream()
                        .filter(cell -> cell.state() == GateHealth.State.STARTING)
                        .findFirst()
                        .map(cell -> "the cell of " + cell.domain()));
    }

    /** The registry's URL, to be used as {@code --mesh}. */
    public URI registry() {
        return URI.create("http://localhost:" + ports.registry());
    }

    /** The bootstrap servers of the Kafka broker. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The URL of the schema registry's Confluent API. */
    public URI schemaRegistry() {
        return schemaRegistry;
    }

    public Path dataDir() {
        return folder.path();
    }

    /** The log file of all components except the schema registry. */
    public Path log() {
        return folder.log();
    }

    /** The time from start until all components were ready. */
    public Duration startTime() {
        return startTime;
    }

    /** Resident memory of this process and the schema registry process; empty except on Linux. */
    public OptionalLong residentBytes() {
        return ResidentMemory.ofThisProcessAnd(childPid);
    }

    /**
     * Completes if a component fails while the mesh is running, for example because the disk is full. The caller must
     * then close the mesh.
     */
    public CompletionStage<CliException> failure() {
        return failure;
    }

    LocalMeshFile meshFile() {
        return new LocalMeshFile(
                ProcessHandle.current().pid(), registry().toString(), bootstrapServers, schemaRegistry.toString());
    }

    /** Stops all components in order and waits until they have stopped, a few seconds at most. Idempotent. */
    @Override
    public synchronized void close() {
        if (components.close()) {
            LocalMeshFile.delete(folder.path());
            folder.close();
        }
    }
}
