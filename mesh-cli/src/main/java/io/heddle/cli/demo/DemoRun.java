// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.localmesh.LocalMesh;
import io.heddle.cli.localmesh.LocalMeshConfig;
import io.heddle.demo.DemoDomains;
import io.heddle.demo.contract.DemoContract;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One run of the demo from start to end. Confined to one thread. */
final class DemoRun {
    private static final int KEPT_RECORDS = 2_000;

    private final DemoScreen screen;
    private final LocalMeshConfig config;
    private final DemoInterrupt ctrlC;
    private final boolean once;
    private final long seed;
    private final boolean temporary;
    private final Instant startTime = Instant.now();

    /** @param temporary whether to delete the data folder at the end */
    DemoRun(CliContext context, LocalMeshConfig config, DemoInterrupt ctrlC, boolean once, long seed,
            boolean temporary) {
        this.screen = new DemoScreen(context);
        this.config = config;
        this.ctrlC = ctrlC;
        this.once = once;
        this.seed = seed;
        this.temporary = temporary;
    }

    /** @return the exit code */
    int run() {
        screen.line(screen.ansi().bold("Heddle demo") + ": four domains, one mesh, nothing to install");
        screen.phase("1  A mesh starts on this machine");
        try (LocalMesh mesh = LocalMesh.start(config, this::ready)) {
            screen.pair("data", mesh.dataDir() + (temporary ? " (removed at the end)" : ""));
            return runTour(DemoMeshAddress.of(mesh));
        }
    }

    /** Runs the demo on an existing mesh. */
    int runOn(DemoMeshAddress mesh) {
        screen.line(screen.ansi().bold("Heddle demo") + ": four domains on a running mesh");
        screen.phase("1  The mesh is already running");
        screen.pair("registry", mesh.registry().toString());
        screen.pair("broker", mesh.bootstrapServers());
        screen.pair("schema registry", mesh.schemaRegistry());
        return runTour(mesh);
    }

    private int runTour(DemoMeshAddress mesh) {
        apply(mesh);
        return ctrlC.isStopRequested() ? interrupted() : withDomains(mesh);
    }

    private void ready(String component, String address, Duration elapsed) {
        screen.pair(component,
                String.format(Locale.ROOT, "ready after %4.1f s  %s", elapsed.toMillis() / 1000.0, address));
    }

    private void apply(DemoMeshAddress mesh) {
        screen.phase("2  Domain teams apply their contracts");
        DemoContractApplier contracts = new DemoContractApplier(mesh.registry());
        for (DemoContract contract : DemoContract.all()) {
            contracts.apply(contract);
            screen.pair(contract.product().domain().value(), contract.product() + " - " + contract.promise());
        }
    }

    private int withDomains(DemoMeshAddress mesh) {
        String bootstrap = mesh.bootstrapServers();
        String schemaRegistry = mesh.schemaRegistry();
        int keep = once ? Integer.MAX_VALUE : KEPT_RECORDS;
        try (TopicObserver observer = new TopicObserver(bootstrap, schemaRegistry, DemoObservations.topics(), keep);
                DemoDomains domains = DemoDomains.connect(
                        bootstrap, schemaRegistry, seed, mesh.stateDir())) {
            DemoTour tour = new DemoTour(screen, ctrlC, domains, new DemoObservations(observer),
                    new DemoLineageChecks(mesh.registry()));
            try {
                tour.show();
                return once ? checked(tour) : keepRunning(mesh, tour);
            } catch (DemoInterrupt.Stopped stopped) {
                domains.stopPublishing();
                tour.summary();
                return interrupted();
            }
        }
    }

    private int checked(DemoTour tour) {
        boolean allHold = tour.check();
        screen.line("");
        String took =
                String.format(Locale.ROOT, "%.1f s", Duration.between(startTime, Instant.now()).toMillis() / 1000.0);
        screen.line(allHold
                ? screen.ansi().green("All checks passed") + " after " + took
                        + ". See it live with: heddle demo"
                : screen.ansi().red("Some checks failed") + " after " + took
                        + ". Keep the logs with: heddle demo --once --data DIR");
        return allHold ? ExitCodes.OK : ExitCodes.INTERNAL;
    }

    private int keepRunning(DemoMeshAddress mesh, DemoTour tour) {
        screen.phase("7  What to try next, in another terminal");
        screen.item("in a browser: " + mesh.registry());
        screen.item("export HEDDLE_MESH=" + mesh.registry());
        screen.item("heddle products");
        screen.item("heddle consume crm.customers --from-beginning --max 3");
        screen.item("heddle quarantine list orders.orders");
        screen.item("heddle sla web.visits");
        screen.item("heddle lineage crm.customers --downstream --fields");
        screen.item("the API: " + mesh.registry() + "/api/v1/products");
        screen.phase("The mesh keeps running; press Ctrl-C to stop it");
        tour.runUntilInterrupted();
        return ExitCodes.OK;
    }

    private int interrupted() {
        screen.line("Stopping ...");
        return ExitCodes.INTERRUPTED;
    }
}
