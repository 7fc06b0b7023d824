// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long command end cleanly on Ctrl-C: the action asks it to stop, and the process waits until it has. Thread-safe.
 *
 * <pre>{@code
 * try (var _ = Interruption.on(() -> stopping.set(true))) {
 *     work();
 * }
 * }</pre>
 */
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 15;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable action) {
        this.hook = Thread.ofPlatform().name("interrupted").unstarted(() -> {
            action.run();
            awaitFinished();
        });
    }

    /** Runs the action when the process is told to end. */
    public static Interruption on(Runnable action) {
        Interruption interruption = new Interruption(action);
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

    private void awaitFinished() {
        try {
            boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("ended before everything was settled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
