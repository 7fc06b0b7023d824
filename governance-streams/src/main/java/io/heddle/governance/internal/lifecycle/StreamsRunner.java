// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import io.heddle.log.retry.JitteredBackoff;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Owns a Kafka Streams application: starts it, replaces it with a new instance after a failure and a delay, and stops
 * it. Thread-safe.
 *
 * <p>Logs only the kind of a failure, because an exception's message may quote a record.
 */
public final class StreamsRunner implements AutoCloseable {
    /** Leaves time for the rest of the process, which has 40 s for its graceful shutdown. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    private final String name;
    private final String applicationId;
    private final Supplier<KafkaStreams> application;
    private final ScheduledExecutorService scheduler;
    private final Consumer<Throwable> onFailure;
    private @Nullable KafkaStreams streams;
    private Optional<String> failure = Optional.empty();
    private boolean pausing;
    private long startedAt;
    private int currentRun;
    private final JitteredBackoff backoff = new JitteredBackoff(FIRST_PAUSE, MAX_PAUSE);
    private boolean closed;

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
        this.onFailure = onFailure;
        this.name = name;
        this.applicationId = applicationId;
        this.application = application;
        this.scheduler = scheduler;
    }

    /** The state of the application. */
    public enum State {
        STARTING,
        RUNNING,
        RESTARTING,
        STOPPED
    }

    public synchronized void start() {
        if (closed) {
            return;
        }
        int thisRun = ++currentRun;
        startedAt = System.nanoTime();
        try {
            KafkaStreams next = application.get();
            next.setUncaughtExceptionHandler(thrown -> {
                failed(thisRun, thrown);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            next.setStateListener((now, before) -> changed(thisRun, now));
            streams = next;
            next.start();
            LOG.info("{} starts", name);
        } catch (RuntimeException e) {
            failed(thisRun, e);
        }
    }

    /** The kind of the last failure, until the application runs again. */
    public synchronized Optional<String> failure() {
        return failure;
    }

    /** Kafka's metrics of the application and its clients; empty while it restarts. */
    public synchronized Map<MetricName, ? extends Metric> metrics() {
        return streams == null ? Map.of() : streams.metrics();
    }

    public synchronized State state() {
        if (closed) {
            return State.STOPPED;
        }
        KafkaStreams now = streams;
        if (failure.isPresent() || now == null) {
            return State.RESTARTING;
        }
        return switch (now.state()) {
            case CREATED, REBALANCING -> State.STARTING;
            case RUNNING -> State.RUNNING;
            case PENDING_SHUTDOWN, NOT_RUNNING -> State.STOPPED;
            case PENDING_ERROR, ERROR -> State.RESTARTING;
        };
    }

    /** Commits open transactions and stops; waits at most {@link #CLOSE_TIMEOUT}. */
    @Override
    public void close() {
        KafkaStreams last;
        synchronized (this) {
            closed = true;
            last = streams;
        }
        if (stop(last)) {
            LOG.info("{} stopped", name);
        }
    }

    private synchronized void failed(int failedRun, Throwable thrown) {
        if (closed || failedRun != currentRun || pausing) {
            return;
        }
        Throwable cause = rootOf(thrown);
        pausing = true;
        onFailure.accept(cause);
        failure = Optional.of(FailureDescription.of(cause, applicationId));
        if (System.nanoTime() - startedAt > STABLE_AFTER.toNanos()) {
            backoff.reset();
        }
        long pause = backoff.next().toMillis();
        LOG.error("{} failed, {} caused by {}; starts again in {} ms", name, kindOf(thrown), kindOf(cause), pause);
        LOG.debug("{} failed at {}", name, List.of(cause.getStackTrace()));
        try {
            var _ = scheduler.schedule(
                    () -> Thread.ofVirtual().start(this::restart), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closing", name);
        }
    }

    /** Ignores states of a start that fails again, so that it does not look like a recovery. */
    private synchronized void changed(int changedRun, KafkaStreams.State now) {
        if (changedRun == currentRun && !pausing && now == KafkaStreams.State.RUNNING) {
            failure = Optional.empty();
        }
    }

    private void restart() {
        KafkaStreams old;
        synchronized (this) {
            old = streams;
        }
        boolean _ = stop(old);
        synchronized (this) {
            pausing = false;
            streams = null;
            start();
        }
    }

    private boolean stop(@Nullable KafkaStreams old) {
        boolean stopped = old == null
                || old.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn("{} did not stop within {} s; what it began is given up, and done again by the next run", name,
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
