// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.Ansi;
import io.heddle.cli.CliContext;
import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;
import io.heddle.cli.OutputFormat;
import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.Setting;
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

/** Starts the local mesh, tells where everything is, and keeps it running until Ctrl-C. */
@Command(
        name = "up",
        description = "start the local mesh",
        footer = {
            "",
            "Examples:",
            "  heddle up                          on the usual ports, data in ./.heddle",
            "  heddle up --data /tmp/m --port 0   elsewhere, on a free port",
            "  heddle up --bootstrap kafka:9092 --schema-registry http://sr:8081",
            "                                     on a cluster that runs already"
        })
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".heddle",
            description = "where everything is kept (default: .heddle)")
    Path data = Path.of(".heddle");

    @Option(names = "--port", paramLabel = "PORT", converter = Port.Converter.class, description = "of the registry (default: 8080)")
    Port port = new Port(LocalMeshConfig.REGISTRY_PORT);

    @Option(names = "--broker-port", paramLabel = "PORT", converter = Port.Converter.class, description = "of the broker (default: 9092)")
    Port brokerPort = new Port(LocalMeshConfig.BROKER_PORT);

    @Option(
            names = "--schema-registry-port",
            paramLabel = "PORT",
            converter = Port.Converter.class,
            description = "of the schema registry (default: 8081); as with the others, 0 picks a free one")
    Port schemaRegistryPort = new Port(LocalMeshConfig.SCHEMA_REGISTRY_PORT);

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "use this Kafka cluster instead of starting a broker")
    @Nullable String bootstrap;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "use this schema registry (its Confluent API) instead of starting one")
    @Nullable URI schemaRegistry;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "further settings of the parts, as HEDDLE_* keys of a properties file; the environment goes first")
    @Nullable Path config;

    @Option(names = "--verbose", description = "show the log here, too")
    boolean verbose;

    @Option(names = "--stop-when-ready", hidden = true, description = "for measuring")
    boolean stopWhenReady;

    @Option(names = "--rehearse", hidden = true, description = "for the launcher: use everything once, then stop")
    boolean rehearse;

    private final CliContext context;

    public UpCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        LocalMeshConfig config = config();
        boolean people = context.output() == OutputFormat.TABLE;
        UntilStopped untilStopped = new UntilStopped(people ? context.out() : context.err());
        LocalMesh mesh = untilStopped.run(() -> start(config, people));
        if (people) {
            summary(mesh);
        } else {
            context.out().println(json(mesh));
        }
        if (rehearse) {
            Rehearsal.run(context, mesh);
        }
        return stopWhenReady || rehearse ? untilStopped.stop(mesh) : untilStopped.await(mesh);
    }

    private LocalMeshConfig config() {
        SettingSources given = SettingSources.of(context.environment());
        Path file = config;
        SettingSources settings = file == null ? given : given.withFile(file);
        return new LocalMeshConfig(
                data,
                port.number(),
                brokerPort.number(),
                schemaRegistryPort.number(),
                Optional.ofNullable(bootstrap).or(() -> found(settings, CommonSettings.BOOTSTRAP_SERVERS)),
                Optional.ofNullable(schemaRegistry).or(() -> found(settings, CommonSettings.SCHEMA_REGISTRY_URL)),
                verbose || context.debug(),
                settings);
    }

    private static <T> Optional<T> found(SettingSources settings, Setting<T> setting) {
        try {
            return settings.find(setting);
        } catch (SettingsException e) {
            throw new CliException(ExitCodes.USAGE, String.join("; ", e.faults()), "correct or unset it", e);
        }
    }

    private LocalMesh start(LocalMeshConfig config, boolean people) {
        if (!people) {
            return LocalMesh.start(config, StartListener.none());
        }
        context.out().println("Starting the local mesh in " + shown(config.dataDir()) + " ...\n");
        return LocalMesh.start(config, this::ready);
    }

    private void ready(String part, String where, Duration after) {
        context.out()
                .println("  " + ansi().green("ready") + String.format(Locale.ROOT, "  %-16s%5.1f s   ", part, seconds(after))
                        + where);
    }

    private void summary(LocalMesh mesh) {
        String memory = mesh.residentBytes().isEmpty()
                ? ""
                : ", " + DataFolder.megabytes(mesh.residentBytes().getAsLong()) + " of memory";
        String option = mesh.registry().getPort() == LocalMeshConfig.REGISTRY_PORT ? "" : " --mesh " + mesh.registry();
        context.out()
                .println("\n" + ansi().bold(String.format(Locale.ROOT, "The mesh is ready after %.1f s", seconds(mesh.startTime())))
                        + memory + ". Data and logs are in " + shown(mesh.dataDir()) + "\n\n"
                        + "Next, in another terminal:\n"
                        + "  heddle apply -f DIR" + option + "      publish contracts\n"
                        + "  heddle products" + option + "          see the data products\n"
                        + "  heddle --help" + "            everything else\n\n"
                        + "The portal is at " + mesh.registry() + "\n"
                        + "Ctrl-C stops it.");
    }

    private Ansi ansi() {
        return context.terminal().ansi();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Relative to where we are, if it is there: shorter, and what the user typed. */
    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path).toString() : path.toString();
    }

    private static String json(LocalMesh mesh) {
        try {
            return mesh.file().json();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
