// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.log.retry.JitteredBackoff;
import org.apache.kafka.common.errors.RetriableException;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One pass of a reader over the log: reads it from the beginning, then follows it. Throws if only a new pass can
 * recover.
 */
public final class LogFollowLoop {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long PROBE_NANOS = Duration.ofSeconds(5).toNanos();

    private final LogFollower follower;
    private final MeshViewPublisher publisher;
    private final LogReaderStatus status;
    private final BooleanSupplier closing;
    private final JitteredBackoff backoff;
    private long lastProbe = System.nanoTime();

    public LogFollowLoop(
            LogFollower follower,
            MeshViewPublisher publisher,
            LogReaderStatus status,
            BooleanSupplier closing,
            JitteredBackoff backoff) {
        this.follower = follower;
        this.publisher = publisher;
        this.status = status;
        this.closing = closing;
        this.backoff = backoff;
    }

    public void run() {
        long end = -1;
        while (!closing.getAsBoolean() && end < 0) {
            end = probeEnd();
        }
        while (!closing.getAsBoolean() && !hasReached(end)) {
            follower.poll(POLL);
        }
        if (!closing.getAsBoolean()) {
            publish();
        }
        while (!closing.getAsBoolean()) {
            follow();
        }
    }

    private void follow() {
        int count = follower.poll(POLL);
        if (count > 0) {
            status.recordContact();
            if (!follower.fold().isMidCommand()) {
                publish();
            }
            return;
        }
        boolean withheld = follower.fold().isMidCommand();
        if (withheld || !status.isConnected() || System.nanoTime() - lastProbe > PROBE_NANOS) {
            long end = probeEnd();
            // Compaction may have removed the last record of a command; at the end of the log there is nothing to
            // wait for.
            if (withheld && end >= 0 && hasReached(end)) {
                publish();
            }
        }
    }

    private void publish() {
        publisher.publish(follower.fold().view());
        status.recordCaughtUp();
        backoff.reset();
    }

    private boolean hasReached(long end) {
        try {
            return follower.position() >= end;
        } catch (RetriableException e) {
            status.recordFailure(e);
            return false;
        }
    }

    /** The committed end of the log, or -1 in an outage. */
    private long probeEnd() {
        lastProbe = System.nanoTime();
        try {
            long end = follower.committedEnd();
            status.recordContact();
            return end;
        } catch (RetriableException e) {
            status.recordFailure(e);
            return -1;
        }
    }
}
