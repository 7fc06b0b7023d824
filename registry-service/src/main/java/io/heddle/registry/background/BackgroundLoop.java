// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.background;

import io.heddle.component.logging.RepeatedMessageFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A daemon thread that repeats a task until it is closed. The task decides on the pause before its next round, and
 * handles the failures it expects; after any other it is repeated as well. Thread-safe.
 *
 * <pre>{@code
 * BackgroundLoop loop = new BackgroundLoop("heddle-lineage-groups", () -> {
 *     observe();
 *     return Duration.ofSeconds(10);
 * });
 * loop.start();
 * }</pre>
 */
public final class BackgroundLoop implements AutoCloseable {
    /** The pause after a failure, such as an outage of Kafka. */
    public static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final long CLOSE_MILLIS = 2_000;

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final Task task;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Duration pause = Duration.ZERO;

    /** A task that can be repeated. */
    @FunctionalInterface
    public interface Task {
        /** Runs one round and returns the pause before the next; zero for none. */
        Duration run();
    }

    /** @param name of the thread */
    public BackgroundLoop(String name, Task task) {
        this.task = task;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Starts with the first round. */
    public void start() {
        thread.start();
    }

    /** Starts with a pause. */
    public void startAfter(Duration firstPause) {
        pause = firstPause;
        thread.start();
    }

    /** Whether the current round must end. */
    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        try {
            while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = runOnce();
            }
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    private Duration runOnce() {
        try {
            return task.run();
        } catch (RuntimeException e) {
            // Without the message, which may contain a value of a record.
            if (repeatedMessages.isDue(thread.getName(), e.getClass())) {
                LOG.error("{} failed unexpectedly, trying again: {}", thread.getName(), e.getClass().getName());
            }
            return PAUSE_AFTER_FAILURE;
        }
    }

    /** Ends the current pause at once, and waits briefly for the current round. */
    @Override
    public void close() {
        closing.countDown();
        try {
            // In milliseconds: join(Duration) refuses a thread that was never started.
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
