// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import io.heddle.sdk.HeddleMesh;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reports what an application reads and writes while it runs: START, then RUNNING periodically, and COMPLETE on close.
 * All work is done on a separate thread: without Kafka nothing throws or blocks, and pending events are sent later. A
 * failure, even an {@link Error}, is logged and does not end the reporting. Thread-safe.
 *
 * <pre>{@code
 * try (LineageReporter lineage = LineageReporter.of(mesh, "insights.customer-orders")
 *         .topology(topology.describe())
 *         .field("customer_token").from("crm.customers", "email")
 *         .start()) {
 *     streams.start();
 *     stopped.await();
 * }
 * }</pre>
 */
public final class LineageReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LineageReporter.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final List<OpenLineageJob> jobs;
    private final LineageSink sink;
    private final Clock clock;
    private final Duration interval;
    private final Instant startedAt;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread reporting = new Thread(task, "heddle-lineage");
        reporting.setDaemon(true);
        return reporting;
    });
    // Confined to the reporter's thread.
    private boolean started;
    private @Nullable Class<?> failure;

    LineageReporter(List<OpenLineageJob> jobs, LineageSink sink, Clock clock, Duration interval) {
        this.jobs = List.copyOf(jobs);
        this.sink = sink;
        this.clock = clock;
        this.interval = interval;
        this.startedAt = clock.instant();
    }

    /**
     * Starts to describe an application.
     *
     * @param mesh provides the address of the cluster and the topics of products; may be closed before the reporter
     * @param application its name; preferably the {@code application.id} or consumer group, by which the cluster knows
     *        it too
     * @throws IllegalArgumentException if the name is blank or longer than 200 characters
     */
    public static LineageReporterBuilder of(HeddleMesh mesh, String application) {
        return new LineageReporterBuilder(mesh, application);
    }

    LineageReporter begin() {
        schedule(Duration.ZERO);
        return this;
    }

    /**
     * Reports that the application ends because of a failure, without its cause, because messages may contain data.
     * Waits at most 2 seconds; later calls, including {@link #close()}, have no effect.
     */
    public void fail() {
        end(OpenLineageJob.RunState.FAIL);
    }

    /** Reports that the application ends before it is done. Waits at most 2 seconds; later calls have no effect. */
    public void abort() {
        end(OpenLineageJob.RunState.ABORT);
    }

    /** Reports that the application is complete. Waits at most 2 seconds. */
    @Override
    public void close() {
        end(OpenLineageJob.RunState.COMPLETE);
    }

    private void schedule(Duration delay) {
        try {
            // The task logs its own failures, so its future is not used.
            var unused = thread.schedule(this::reportAndReschedule, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("closed in between");
        }
    }

    private void reportAndReschedule() {
        if (closed.get()) {
            return;
        }
        boolean sent = send(started ? OpenLineageJob.RunState.RUNNING : OpenLineageJob.RunState.START,
                started ? clock.instant() : startedAt);
        started |= sent;
        schedule(sent || interval.compareTo(RETRY) < 0 ? interval : RETRY);
    }

    private void reportEnd(OpenLineageJob.RunState state) {
        if (started || send(OpenLineageJob.RunState.START, startedAt)) {
            send(state, clock.instant());
        }
    }

    private boolean send(OpenLineageJob.RunState state, Instant time) {
        try {
            for (OpenLineageJob job : jobs) {
                sink.send(job.key(), job.event(state, time));
            }
            if (failure != null) {
                LOG.info("Lineage is reported again");
            }
            failure = null;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception | Error e) {
            // Errors as well: the executor would keep one in a future that nobody reads, and never run the task again.
            logFailure(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
            return false;
        }
    }

    /** Logs the class only, and once while it stays the same. */
    private void logFailure(Throwable cause) {
        if (cause.getClass() != failure && !closed.get()) {
            LOG.warn("Could not report lineage, retrying: {}", cause.getClass().getName());
        }
        failure = cause.getClass();
    }

    private void end(OpenLineageJob.RunState state) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            Future<?> endReport = thread.submit(() -> reportEnd(state));
            endReport.get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Could not report the end of the application");
        } finally {
            thread.shutdownNow();
            sink.close();
        }
    }
}
