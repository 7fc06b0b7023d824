// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import org.apache.kafka.common.errors.RetriableException;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One pass of a reader over the log, from its beginning and then on and on. Throws what only a new pass can mend. */
final class FollowLoop {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long PROBE_NANOS = Duration.ofSeconds(5).toNanos();

    private final LogFollower follower;
    private final ViewPublisher publisher;
    private final ReaderStatus status;
    private final BooleanSupplier closing;
    private final Backoff backoff;
    private long lastProbe = System.nanoTime();

    FollowLoop(
            LogFollower follower,
            ViewPublisher publisher,
            ReaderStatus status,
            BooleanSupplier closing,
            Backoff backoff) {
        this.follower = follower;
        this.publisher = publisher;
        this.status = status;
        this.closing = closing;
        this.backoff = backoff;
    }

    void run() {
        long end = -1;
        while (!closing.getAsBoolean() && end < 0) {
            end = probeEnd();
        }
        while (!closing.getAsBoolean() && !isAt(end)) {
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
            status.contact();
            if (!follower.fold().isAmidCommand()) {
                publish();
            }
            return;
        }
        boolean withheld = follower.fold().isAmidCommand();
        if (withheld || !status.isConnected() || System.nanoTime() - lastProbe > PROBE_NANOS) {
            long end = probeEnd();
            // The last record of a command can be gone from a compacted log; at the end there is nothing to wait for.
            if (withheld && end >= 0 && isAt(end)) {
                publish();
            }
        }
    }

    private void publish() {
        publisher.publish(follower.fold().view());
        status.following();
        backoff.reset();
    }

    private boolean isAt(long end) {
        try {
            return follower.position() >= end;
        } catch (RetriableException e) {
            status.failed(e);
            return false;
        }
    }

    /** The committed end of the log, or -1 in an outage. */
    private long probeEnd() {
        lastProbe = System.nanoTime();
        try {
            long end = follower.committedEnd();
            status.contact();
            return end;
        } catch (RetriableException e) {
            status.failed(e);
            return -1;
        }
    }
}
