// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A shutdown hook that runs the action and keeps the process alive until the command has finished. Thread-safe. */
final class InterruptHook implements InterruptRegistration {
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
    static InterruptHook install(Runnable action) {
        InterruptHook interruption = new InterruptHook(action);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

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
