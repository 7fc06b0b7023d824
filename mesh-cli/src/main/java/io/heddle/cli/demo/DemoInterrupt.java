// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Shuts the demo down cleanly when the process receives a termination signal: waits end immediately, and the process
 * exits only after the demo has cleaned up. Thread-safe.
 */
final class DemoInterrupt implements AutoCloseable {
    private static final long GRACE_SECONDS = 30;
    private static final Duration STEP = Duration.ofMillis(100);

    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("demo-stop").unstarted(this::onShutdown);

    /** Thrown when Ctrl-C ends a wait. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    DemoInterrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isStopRequested() {
        return stopRequested.getCount() == 0;
    }

    /**
     * Sleeps for the given time and runs the action at each step.
     *
     * @throws Stopped when a stop is requested
     */
    void pause(Duration time, Runnable onStep) {
        var _ = waitUntil(() -> false, time, onStep);
    }

    /**
     * Waits until the condition holds.
     *
     * @return true if it holds, false on timeout
     * @throws Stopped when a stop is requested
     */
    boolean waitUntil(BooleanSupplier condition, Duration timeout, Runnable onStep) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            onStep.run();
            awaitStep();
        }
        return true;
    }

    /** Signals that cleanup is complete and the process may exit. */
    @Override
    public void close() {
        cleanedUp.countDown();
        if (!isStopRequested()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void awaitStep() {
        try {
            if (stopRequested.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private void onShutdown() {
        stopRequested.countDown();
        try {
            if (!cleanedUp.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
