// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.log.internal.read.LogFollowLoop;
import io.heddle.log.internal.read.LogFollower;
import io.heddle.log.internal.read.LogReaderStatus;
import io.heddle.log.internal.read.MeshViewPublisher;
import io.heddle.log.retry.JitteredBackoff;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the log on its own thread and serves it as immutable views. One reader per process, shared by all components.
 *
 * <pre>{@code
 * try (MeshLogReader log = MeshLogReader.start(MeshLogConfig.of("127.0.0.1:9092"))) {
 *     log.awaitReady(Duration.ofSeconds(30));
 *     Optional<ContractEntry> contract = log.view().current(ProductId.parse("crm.customers"));
 * }
 * }</pre>
 *
 * <p>A view never contains part of a command. During a cluster outage the last view is still served, {@link #health}
 * reports the outage, and the reader resumes by itself. Thread-safe.
 */
public final class MeshLogReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MeshLogReader.class);

    private final MeshLogConfig config;
    private final MeshViewPublisher publisher = new MeshViewPublisher();
    private final LogReaderStatus status = new LogReaderStatus();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<LogFollower> followers = List.of();

    private MeshLogReader(MeshLogConfig config) {
        this.config = config;
        this.thread = new Thread(this::run, "heddle-mesh-log");
        this.thread.setDaemon(true);
    }

    /** Starts reading; the cluster need not be available yet. */
    public static MeshLogReader start(MeshLogConfig config) {
        MeshLogReader reader = new MeshLogReader(config);
        reader.thread.start();
        return reader;
    }

    /** The newest view; {@link MeshView#EMPTY} until the log has been read to its end once. */
    public MeshView view() {
        return publisher.view();
    }

    /**
     * Passes every new view to a listener, and the current one immediately if there is one. Views may be skipped but
     * are never delivered out of order.
     *
     * @param listener called on the reader's thread (for the current view: on the calling thread); must be fast,
     *        because it delays further views
     * @return cancels the subscription when closed
     */
    public Subscription onChange(Consumer<MeshView> listener) {
        return publisher.subscribe(listener)::run;
    }

    /** A listener's subscription. */
    public interface Subscription extends AutoCloseable {
        /** Stops further calls to the listener; a call in progress is completed. */
        @Override
        void close();
    }

    /**
     * Waits until the log has been read to the end it had when the reader started.
     *
     * @return false if the timeout expires or the thread is interrupted; {@link #health} reports the cause
     */
    public boolean awaitReady(Duration timeout) {
        return publisher.await(0, timeout);
    }

    /**
     * Waits until the view includes everything below a position, for example that of {@link CommandOutcome.Committed}.
     */
    public boolean awaitPosition(long position, Duration timeout) {
        return publisher.await(position, timeout);
    }

    public MeshLogHealth health() {
        return status.health(view());
    }

    /** Stops reading and waits for the thread to end; the last view remains available. Idempotent. */
    @Override
    public void close() {
        closing.countDown();
        followers.forEach(LogFollower::wakeup);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        status.closed();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        JitteredBackoff backoff = new JitteredBackoff(Duration.ofMillis(100), Duration.ofSeconds(5));
        while (!isClosing()) {
            try (LogFollower follower = new LogFollower(config)) {
                followers = List.of(follower);
                new LogFollowLoop(follower, publisher, status, this::isClosing, backoff).run();
            } catch (WakeupException | InterruptException e) {
                LOG.debug("the mesh log reader is stopping");
            } catch (RuntimeException e) {
                // Catches everything: a reader that died silently would serve a stale view forever.
                status.recordFailure(e);
                LOG.warn("reading {} failed with {}; restarting from its beginning", config.topic(), e.getClass());
                pause(backoff.next());
            }
        }
        status.closed();
    }

    private void pause(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the mesh log reader is stopping");
            }
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }
}
