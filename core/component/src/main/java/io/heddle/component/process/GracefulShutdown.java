// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shuts the process down gracefully on the first signal and immediately on the second. Java's shutdown hooks support
 * only the first part: while they run, the JVM ignores further signals. Thread-safe.
 */
final class GracefulShutdown {
    private static final Logger LOG = LoggerFactory.getLogger(GracefulShutdown.class);

    private final String component;
    private final Duration timeout;
    private final CompletableFuture<AutoCloseable> running = new CompletableFuture<>();
    private final AtomicBoolean shutdownRequested = new AtomicBoolean();

    private GracefulShutdown(String component, Duration timeout) {
        this.component = component;
        this.timeout = timeout;
    }

    static GracefulShutdown onSignals(String component, Duration timeout) {
        GracefulShutdown end = new GracefulShutdown(component, timeout);
        for (String name : List.of("TERM", "INT")) {
            if (!SignalHandlers.handle(name, end::onSignal)) {
                LOG.info("cannot handle SIG{} here; it ends the process at once", name);
            }
        }
        return end;
    }

    /** Registers what to close; a signal received during startup takes effect now. */
    void manage(AutoCloseable component) {
        running.complete(component);
    }

    private void onSignal(int number) {
        if (!shutdownRequested.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(128 + number);
        }
        start(this::shutDown, "heddle-stop");
    }

    /** Not a daemon, unlike the threads of signal handlers: the process must not exit before its shutdown is logged. */
    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(false);
        thread.start();
    }

    private void shutDown() {
        LOG.info("the {} is stopping gracefully; a second signal stops it at once", component);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(this::close, task -> start(task, "heddle-close"));
        int exitCode = ComponentProcess.FAILED;
        try {
            closing.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("the {} has stopped", component);
            exitCode = 0;
        } catch (TimeoutException e) {
            LOG.error("the {} did not stop within {} s and is killed; no committed data is lost", component,
                    timeout.toSeconds());
        } catch (ExecutionException e) {
            LOG.error("the {} did not stop cleanly", component, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not System.exit: a shutdown hook of a library must not block a process that has finished.
        Runtime.getRuntime().halt(exitCode);
    }

    private void close() {
        try {
            running.get().close();
        } catch (Exception e) {
            throw new IllegalStateException("the component could not be closed", e);
        }
    }
}
