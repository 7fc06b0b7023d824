// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.AnsiStyles;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.CommandRunner;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.console.OutputFormat;
import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingDefinition;
import io.heddle.component.settings.SettingSources;
import io.heddle.component.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Starts the local mesh, prints its addresses, and runs until Ctrl-C. */
@Command(
        name = "up",
        description = "start the local mesh",
        footer = {
            "",
            "Examples:",
            "  heddle up                          on the default ports, data in ./.heddle",
            "  heddle up --data /tmp/m --port 0   elsewhere, on a free port",
            "  heddle up --bootstrap kafka:9092 --schema-registry http://sr:8081",
            "                                     on an existing cluster"
        })
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".heddle",
            description = "folder for data and logs (default: .heddle)")
    Path data = Path.of(".heddle");

    @Option(names = "--port", paramLabel = "PORT", converter = TcpPort.Converter.class,
            description = "port of the registry (default: 8080)")
    TcpPort port = new TcpPort(LocalMeshConfig.REGISTRY_PORT);

    @Option(names = "--broker-port", paramLabel = "PORT", converter = TcpPort.Converter.class,
            description = "port of the broker (default: 9092)")
    TcpPort brokerPort = new TcpPort(LocalMeshConfig.BROKER_PORT);

    @Option(
            names = "--schema-registry-port",
            paramLabel = "PORT",
            converter = TcpPort.Converter.class,
            description = "port of the schema registry (default: 8081); for each port, 0 picks a free one")
    TcpPort schemaRegistryPort = new TcpPort(LocalMeshConfig.SCHEMA_REGISTRY_PORT);

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "use this Kafka cluster instead of starting a broker")
    @Nullable
    String bootstrap;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "use this schema registry (its Confluent API) instead of starting one")
    @Nullable
    URI schemaRegistry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "more settings, as HEDDLE_* keys in a properties file;"
                    + " environment variables take precedence")
    @Nullable
    Path config;

    @Option(names = "--verbose", description = "also print the log here")
    boolean verbose;

    @Option(names = "--stop-when-ready", hidden = true, description = "for measuring")
    boolean stopWhenReady;

    @Option(names = "--rehearse", hidden = true, description = "for the launcher: use every component once, then stop")
    boolean rehearse;

    private final CliContext context;
    private final CommandRunner commands;

    public UpCommand(CliContext context, CommandRunner commands) {
        this.context = context;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        LocalMeshConfig config = config();
        boolean tableOutput = context.output() == OutputFormat.TABLE;
        ForegroundMesh untilStopped = new ForegroundMesh(tableOutput ? context.out() : context.err());
        LocalMesh mesh = untilStopped.run(() -> start(config, tableOutput));
        if (tableOutput) {
            summary(mesh);
        } else {
            context.out().println(json(mesh));
        }
        if (rehearse) {
            AotTrainingRun.run(commands, mesh);
        }
        return stopWhenReady || rehearse ? untilStopped.stop(mesh) : untilStopped.await(mesh);
    }

    private LocalMeshConfig config() {
        SettingSources environment = SettingSources.of(context.environment());
        Path file = config;
        SettingSources settings = file == null ? environment : environment.withFile(file);
        return new LocalMeshConfig(
                data,
                port.number(),
                brokerPort.number(),
                schemaRegistryPort.number(),
                Optional.ofNullable(bootstrap).or(() -> findSetting(settings, CommonSettings.BOOTSTRAP_SERVERS)),
                Optional.ofNullable(schemaRegistry).or(() -> findSetting(settings, CommonSettings.SCHEMA_REGISTRY_URL)),
                verbose || context.debug(),
                settings);
    }

    private static <T> Optional<T> findSetting(SettingSources settings, SettingDefinition<T> setting) {
        try {
            return settings.find(setting);
        } catch (SettingsException e) {
            throw new CliException(ExitCodes.USAGE, String.join("; ", e.faults()), "correct or unset it", e);
        }
    }

    private LocalMesh start(LocalMeshConfig config, boolean tableOutput) {
        if (!tableOutput) {
            return LocalMesh.start(config, StartupListener.none());
        }
        context.out().println("Starting the local mesh in " + displayPath(config.dataDir()) + " ...\n");
        return LocalMesh.start(config, this::ready);
    }

    private void ready(String component, String address, Duration elapsed) {
        context.out()
                .println("  " + ansi().green("ready")
                        + String.format(Locale.ROOT, "  %-16s%5.1f s   ", component, seconds(elapsed))
                        + address);
    }

    private void summary(LocalMesh mesh) {
        String memory = mesh.residentBytes().isEmpty()
                ? ""
                : ", " + DataFolder.megabytes(mesh.residentBytes().getAsLong()) + " of memory";
        String option = mesh.registry().getPort() == LocalMeshConfig.REGISTRY_PORT ? "" : " --mesh " + mesh.registry();
        context.out()
                .println("\n"
                        + ansi().bold(
                                String.format(Locale.ROOT, "The mesh is ready after %.1f s", seconds(mesh.startTime())))
                        + memory + ". Data and logs are in " + displayPath(mesh.dataDir()) + "\n\n"
                        + "Next, in another terminal:\n"
                        + "  heddle apply -f DIR" + option + "      publish contracts\n"
                        + "  heddle products" + option + "          see the data products\n"
                        + "  heddle --help" + "            everything else\n\n"
                        + "The portal is at " + mesh.registry() + "\n"
                        + "Ctrl-C stops it.");
    }

    private AnsiStyles ansi() {
        return context.terminal().ansi();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Relative to the working directory if inside it: shorter, and closer to what the user typed. */
    private static String displayPath(Path path) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        return path.startsWith(workingDirectory) && !path.equals(workingDirectory)
                ? workingDirectory.relativize(path).toString()
                : path.toString();
    }

    private static String json(LocalMesh mesh) {
        try {
            return mesh.meshFile().json();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
