// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long command end cleanly on Ctrl-C: the action asks it to stop, and the process waits until it has.
 * Thread-safe.
 *
 * <pre>{@code
 * try (var _ = InterruptHook.on(() -> stopping.set(true))) {
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

    /** Runs the action when the process is told to end. */
    public static InterruptHook install(Runnable action) {
        InterruptHook interruption = new InterruptHook(action);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** The work is done; the process may end. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs just now and sees the latch.
        }
    }

    private void awaitCompletion() {
        try {
            boolean inTime = finished.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("ended before everything was settled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
