// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.localmesh.LocalMeshConfig;
import io.heddle.cli.logging.LoggingSetup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Demonstrates a mesh, by default on a temporary local one. */
@Command(
        name = "demo",
        description = "watch a mesh at work: four domains, bad records, masks, an SLA",
        footer = {
            "",
            "Examples:",
            "  heddle demo           runs until Ctrl-C, in a temporary folder",
            "  heddle demo --once    one run that checks its own results (exit code 0 or 1)",
            "  heddle demo --once --existing --mesh http://registry:8080",
            "                        the same on a running mesh where no demo ran before"
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", description = "run once, check the results, exit with 0 or 1")
    boolean once;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for data and logs (default: a temporary one)")
    @Nullable
    Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "port of the registry (default: a free one)")
    int port;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "seed of the generated events (default: 42)")
    long seed = 42;

    @Option(names = "--existing", description = "use the mesh that --mesh names instead of starting one")
    boolean existing;

    private final CliContext context;

    public DemoCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path dataOption = data;
        Path folder = dataOption == null ? temporary() : dataOption;
        LoggingSetup.toFile(folder.resolve("logs/heddle.log"), context.debug());
        LocalMeshConfig config =
                new LocalMeshConfig(folder, port, 0, 0, Optional.empty(), Optional.empty(), context.debug());
        try (DemoInterrupt ctrlC = new DemoInterrupt()) {
            try {
                DemoRun run = new DemoRun(context, config, ctrlC, once, seed, dataOption == null);
                return existing
                        ? run.runOn(DemoMeshAddress.existing(context.mesh(), folder.resolve("streams/demo")))
                        : run.run();
            } finally {
                if (dataOption == null) {
                    delete(folder);
                }
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("heddle-demo-");
        } catch (IOException unusable) {
            throw new CliException(
                    ExitCodes.CANNOT_START,
                    "cannot create a temporary folder for the demo",
                    "name a folder with --data DIR",
                    unusable);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(DemoCommand::deleteQuietly);
        } catch (IOException undeletable) {
            // Best effort: the demo is over, so a failed cleanup is not reported.
            folder.toFile().deleteOnExit();
        }
    }

    private static void deleteQuietly(Path path) {
        if (!path.toFile().delete()) {
            path.toFile().deleteOnExit();
        }
    }
}
