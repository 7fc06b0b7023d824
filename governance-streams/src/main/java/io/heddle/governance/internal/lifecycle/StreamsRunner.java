// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import io.heddle.governance.internal.lifecycle.StreamsState.Created;
import io.heddle.governance.internal.lifecycle.StreamsState.Joining;
import io.heddle.governance.internal.lifecycle.StreamsState.Restarting;
import io.heddle.governance.internal.lifecycle.StreamsState.Running;
import io.heddle.governance.internal.lifecycle.StreamsState.Started;
import io.heddle.governance.internal.lifecycle.StreamsState.Stopped;
import io.heddle.governance.internal.lifecycle.StreamsState.Stopping;
import io.heddle.log.retry.JitteredBackoff;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Owns a Kafka Streams application: starts it, replaces it with a new instance after a failure and a delay, and stops
 * it. What it is doing is one immutable {@link StreamsState}, replaced under this object's lock. Thread-safe.
 *
 * <p>Logs only the kind of a failure, because an exception's message may quote a record.
 */
public final class StreamsRunner implements AutoCloseable {
    /** Leaves time for the rest of the process, which has 40 s for its graceful shutdown. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final JitteredBackoff BACKOFF =
            new JitteredBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final String name;
    private final String applicationId;
    private final Supplier<KafkaStreams> application;
    private final ScheduledExecutorService scheduler;
    private final Consumer<Throwable> onFailure;
    private final Executor restarts;
    private volatile StreamsState state = new StreamsState.Created();

    /**
     * @param name the name in logs
     * @param applicationId of every run
     * @param application creates a new application without starting it
     * @param scheduler for delays only; no task on it blocks
     */
    public StreamsRunner(
            String name, String applicationId, Supplier<KafkaStreams> application, ScheduledExecutorService scheduler) {
        this(name, applicationId, application, scheduler, cause -> {});
    }

    /** @param onFailure called with the cause of each failure before the restart; must not block */
    public StreamsRunner(
            String name,
            String applicationId,
            Supplier<KafkaStreams> application,
            ScheduledExecutorService scheduler,
            Consumer<Throwable> onFailure) {
        this(name, applicationId, application, scheduler, onFailure, task -> Thread.ofVirtual().start(task));
    }

    /** @param restarts runs a restart, which blocks until the failed run is closed */
    StreamsRunner(
            String name,
            String applicationId,
            Supplier<KafkaStreams> application,
            ScheduledExecutorService scheduler,
            Consumer<Throwable> onFailure,
            Executor restarts) {
        this.name = name;
        this.applicationId = applicationId;
        this.application = application;
        this.scheduler = scheduler;
        this.onFailure = onFailure;
        this.restarts = restarts;
    }

    /** Starts the first run. Does nothing if already started or closed. */
    public synchronized void start() {
        if (state instanceof Created created) {
            start(created.start(System.nanoTime()));
        }
    }

    /** What the application is doing. Never blocks. */
    public StreamsState state() {
        return state;
    }

    /** Commits open transactions and stops; waits at most {@link #CLOSE_TIMEOUT}. */
    @Override
    public void close() {
        if (stopping() instanceof Stopping stopping && stop(stopping.client())) {
            synchronized (this) {
                state = stopping.stopped();
            }
            LOG.info("{} stopped", name);
        }
    }

    private synchronized StreamsState stopping() {
        state = switch (state) {
            case Created created -> created.stop();
            case Started started -> started.stop();
            case Restarting restarting -> restarting.stop();
            case Stopping stopping -> stopping;
            case Stopped stopped -> stopped;
        };
        return state;
    }

    private synchronized void start(Joining next) {
        state = next;
        int run = next.run().number();
        try {
            KafkaStreams client = application.get();
            state = next.with(client);
            client.setUncaughtExceptionHandler(thrown -> {
                failed(run, thrown);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            client.setStateListener((now, before) -> changed(run, client));
            client.start();
            LOG.info("{} starts", name);
        } catch (RuntimeException e) {
            failed(run, e);
        }
    }

    /** Counts once per run: ignores its other threads, callbacks of earlier runs, and failures while it is closed. */
    private synchronized void failed(int run, Throwable thrown) {
        if (!(state instanceof Started started) || started.run().number() != run) {
            return;
        }
        Throwable cause = rootOf(thrown);
        onFailure.accept(cause);
        int earlier = started.run().restartsAt(System.nanoTime());
        Restarting restarting = started.failed(
                FailureDescription.of(cause, applicationId), earlier + 1, BACKOFF.delay(earlier));
        state = restarting;
        long pause = restarting.pause().toMillis();
        LOG.error("{} failed, {} caused by {}; restarting in {} ms", name, kindOf(thrown), kindOf(cause), pause);
        LOG.debug("{} failed at {}", name, List.of(cause.getStackTrace()));
        try {
            var _ = scheduler.schedule(
                    () -> restarts.execute(() -> restart(restarting)), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closing", name);
        }
    }

    /** Reads the client's state itself, because its threads may report changes out of order. */
    private synchronized void changed(int run, KafkaStreams client) {
        if (!(state instanceof Started started) || started.run().number() != run) {
            return;
        }
        KafkaStreams.State now = client.state();
        switch (now) {
            case CREATED, REBALANCING -> state = rebalancing(started);
            case RUNNING -> state = running(started);
            case PENDING_SHUTDOWN, NOT_RUNNING -> state = started.stop();
            case PENDING_ERROR, ERROR -> failed(run, new IllegalStateException("Kafka Streams is in state " + now));
        }
    }

    private static Started rebalancing(Started started) {
        return switch (started) {
            case Joining joining -> joining;
            case Running running -> running.rebalancing();
        };
    }

    private static Started running(Started started) {
        return switch (started) {
            case Joining joining -> joining.running();
            case Running running -> running;
        };
    }

    private void restart(Restarting restarting) {
        boolean _ = stop(restarting.failed().client());
        synchronized (this) {
            if (state.equals(restarting)) {
                start(restarting.retry(System.nanoTime()));
            }
        }
    }

    private boolean stop(Optional<KafkaStreams> client) {
        boolean stopped = client.isEmpty()
                || client.get().close(CloseOptions.timeout(CLOSE_TIMEOUT)
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn("{} did not stop within {} s; its open transaction is aborted and will be reprocessed", name,
                    CLOSE_TIMEOUT.toSeconds());
        }
        return stopped;
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    private static String kindOf(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }
}
