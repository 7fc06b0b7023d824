// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs a local mesh until the user stops it. Ctrl-C or a termination signal shuts the mesh down gracefully, and the
 * process exits with 0, because that is the normal end of {@code heddle up}. A signal during startup exits immediately
 * with 130, because there is nothing to lose yet.
 */
final class ForegroundMesh {
    private static final Logger LOG = LoggerFactory.getLogger(ForegroundMesh.class);
    private static final long GRACE_SECONDS = 20;

    private final PrintWriter out;
    private final AtomicReference<Thread> hook = new AtomicReference<>();
    private volatile boolean started;

    ForegroundMesh(PrintWriter out) {
        this.out = out;
    }

    /** Starts a mesh. A signal during startup ends the process; a later one shuts the mesh down gracefully. */
    LocalMesh run(Supplier<LocalMesh> start) {
        AtomicReference<LocalMesh> mesh = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().name("heddle-signal").unstarted(() -> onSignal(mesh.get()));
        hook.set(thread);
        Runtime.getRuntime().addShutdownHook(thread);
        try {
            LocalMesh running = start.get();
            mesh.set(running);
            started = true;
            return running;
        } finally {
            if (!started) {
                removeHook();
            }
        }
    }

    /** Blocks until a signal ends the process or a component fails. */
    int await(LocalMesh mesh) {
        CliException failure = mesh.failure().toCompletableFuture().join();
        LOG.error("a component failed, the mesh is stopping", failure);
        stop(mesh);
        throw failure;
    }

    int stop(LocalMesh mesh) {
        removeHook();
        mesh.close();
        return ExitCodes.OK;
    }

    private void removeHook() {
        try {
            Thread thread = hook.getAndSet(null);
            if (thread != null) {
                Runtime.getRuntime().removeShutdownHook(thread);
            }
        } catch (IllegalStateException e) {
            LOG.debug("the process is already exiting");
        }
    }

    private void onSignal(@org.jspecify.annotations.Nullable LocalMesh mesh) {
        if (mesh == null) {
            Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
            return;
        }
        Thread.ofPlatform().daemon().start(ForegroundMesh::haltAfterGrace);
        out.println("\nStopping ...");
        mesh.close();
        out.println("Stopped. All data is kept; 'heddle up' continues from here.");
        out.flush();
        Runtime.getRuntime().halt(ExitCodes.OK);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_SECONDS * 1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCodes.INTERNAL);
    }
}
