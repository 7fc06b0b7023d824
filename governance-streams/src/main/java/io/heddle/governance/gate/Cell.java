// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.DomainName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one owner of a domain's Kafka Streams application: starts it, starts it again after a failure, stops it. Other
 * cells never notice. Thread-safe.
 */
final class Cell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cell.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration CALM = Duration.ofMinutes(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final DomainName domain;
    private final Application application;
    private final ScheduledExecutorService scheduler;
    private @Nullable Running running;
    private @Nullable String failure;
    private int failures;
    private boolean closed;

    Cell(DomainName domain, Application application, ScheduledExecutorService scheduler) {
        this.domain = domain;
        this.application = application;
        this.scheduler = scheduler;
    }

    /** Makes the application, not started. */
    interface Application {
        Running create();
    }

    /** One run of the application, and what it waits for. */
    static final class Running {
        private final KafkaStreams streams;
        private final Admission admission;
        private final long sinceNanos = System.nanoTime();

        Running(KafkaStreams streams, Admission admission) {
            this.streams = streams;
            this.admission = admission;
        }
    }

    synchronized void start() {
        if (closed) {
            return;
        }
        Running next;
        try {
            next = application.create();
        } catch (RuntimeException e) {
            LOG.error("cell {} could not be made: {}", domain, kindOf(rootOf(e)));
            failed(running, kindOf(rootOf(e)));
            return;
        }
        next.streams.setUncaughtExceptionHandler(thrown -> {
            // The message may quote what a record holds, so only the kind of the exception is told.
            Throwable cause = rootOf(thrown);
            LOG.error("cell {} failed: {} caused by {}", domain, kindOf(thrown), kindOf(cause));
            LOG.debug("cell {} failed at {}", domain, List.of(cause.getStackTrace()));
            failed(next, kindOf(cause));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        running = next;
        next.streams.start();
        LOG.info("cell {} starts", domain);
    }

    synchronized GateHealth.Cell health() {
        List<GateHealth.Wait> waits = new ArrayList<>();
        Running now = running;
        if (now != null) {
            now.admission.holds().stream().map(Cell::waitOf).forEach(waits::add);
        }
        waits.sort(Comparator.comparing(GateHealth.Wait::topic).thenComparingInt(GateHealth.Wait::partition));
        return new GateHealth.Cell(domain, state(waits), waits, Optional.ofNullable(failure));
    }

    /** Stops, after what was begun is committed. */
    @Override
    public void close() {
        Running last;
        synchronized (this) {
            closed = true;
            last = running;
        }
        if (last != null) {
            stop(last);
        }
        LOG.info("cell {} stopped", domain);
    }

    private GateHealth.State state(Collection<GateHealth.Wait> waits) {
        Running now = running;
        if (closed) {
            return GateHealth.State.STOPPED;
        }
        if (failure != null || now == null) {
            return GateHealth.State.RESTARTING;
        }
        return switch (now.streams.state()) {
            case CREATED, REBALANCING ->
                waits.isEmpty() ? GateHealth.State.STARTING : GateHealth.State.WAITING;
            case RUNNING -> waits.isEmpty() ? GateHealth.State.RUNNING : GateHealth.State.WAITING;
            case PENDING_SHUTDOWN, NOT_RUNNING -> GateHealth.State.STOPPED;
            case PENDING_ERROR, ERROR -> GateHealth.State.RESTARTING;
        };
    }

    private synchronized void failed(@Nullable Running which, String kind) {
        if (closed || running != which || failure != null) {
            return;
        }
        failure = kind;
        boolean calm = which != null && System.nanoTime() - which.sinceNanos > CALM.toNanos();
        failures = calm ? 0 : failures + 1;
        long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
        LOG.warn("cell {} starts again in {} ms", domain, pause);
        try {
            var _ = scheduler.schedule(
                    () -> Thread.ofVirtual().start(() -> restart(which)), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the gate is closing");
        }
    }

    private void restart(@Nullable Running old) {
        if (old != null) {
            stop(old);
        }
        synchronized (this) {
            failure = null;
            start();
        }
    }

    private static void stop(Running run) {
        boolean stopped = run.streams
                .close(CloseOptions.timeout(CLOSE_TIMEOUT)
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn("a cell did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
        }
    }

    private static GateHealth.Wait waitOf(Hold hold) {
        return new GateHealth.Wait(
                hold.record().topic(), hold.record().partition(), hold.record().offset(), hold.since(), hold.missing());
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
