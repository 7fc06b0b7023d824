// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long-running command shut down cleanly on Ctrl-C: the action requests the stop, and the process waits until
 * the command has finished. Thread-safe.
 *
 * <pre>{@code
 * try (var _ = InterruptHook.install(() -> stopping.set(true))) {
 *     work();
 * }
 * }</pre>
 */
public final class InterruptHook implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 15;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private InterruptHook(Runnable action) {
        this.hook = Thread.ofPlatform().name("interrupted").unstarted(() -> {
            action.run();
            awaitCompletion();
        });
    }

    /** Runs the action when the process receives a termination signal. */
    public static InterruptHook install(Runnable action) {
        InterruptHook interruption = new InterruptHook(action);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Signals that the work is done and the process may exit. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The JVM is shutting down: the hook is already running and waits on the latch.
        }
    }

    private void awaitCompletion() {
        try {
            boolean inTime = finished.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("stopped before every record was acknowledged");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
