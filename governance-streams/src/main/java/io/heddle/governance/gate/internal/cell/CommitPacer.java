// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a stream thread commits its transaction. Kafka Streams counts its commit interval from the end of one commit to
 * the start of the next, and looks at it only between polls: a record that comes at a bad moment waits for both, and
 * for the commit. While a thread keeps up, it commits earlier, so that what comes is visible after one commit interval;
 * while it is behind, commits are what it has no time for. Used on that thread only.
 */
final class CommitPacer {
    /**
     * Of the commit interval, for a thread that keeps up; what is left is for the commit and for what the record waits
     * before.
     */
    private static final double EARLY_FACTOR = 0.6;

    /** Kafka Streams' own interval in a cell that has a pace: for what nobody asked to commit, which should not be. */
    private static final int STREAMS_INTERVAL_FACTOR = 10;

    /** Kafka Streams aborts a transaction that is open for 10 s. */
    private static final Duration MAX_STREAMS_INTERVAL = Duration.ofSeconds(8);

    private final long interval;
    private final long earlyInterval;
    private final LongSupplier nanos;
    private Runnable commit = () -> {};
    private long lastCommitNanos;
    private boolean isOpen;
    private boolean isBehind;

    /** @param nanos a clock such as {@link System#nanoTime} */
    CommitPacer(Duration commitInterval, LongSupplier nanos) {
        this.interval = commitInterval.toNanos();
        this.earlyInterval = (long) (interval * EARLY_FACTOR);
        this.nanos = nanos;
        this.lastCommitNanos = nanos.getAsLong() - interval;
    }

    /** The commit interval that Kafka Streams is to be told. */
    static Duration streamsCommitInterval(Duration commitInterval) {
        Duration many = commitInterval.multipliedBy(STREAMS_INTERVAL_FACTOR);
        return many.compareTo(MAX_STREAMS_INTERVAL) < 0 ? many : MAX_STREAMS_INTERVAL;
    }

    /** A transaction has begun. */
    void onTransactionBegun() {
        isOpen = true;
    }

    /** The transaction has ended, well or not. */
    void onTransactionEnded() {
        isOpen = false;
        lastCommitNanos = nanos.getAsLong();
    }

    /** @param behind whether more records wait than one poll returns */
    void onPolled(boolean behind) {
        isBehind = behind;
        commitIfDue();
    }

    /** @param request asks Kafka Streams to commit all that the thread did; kept until the next time */
    void batchDone(Runnable request) {
        commit = request;
        commitIfDue();
    }

    /**
     * How long a poll may wait: not longer than until the next commit; one that is overdue is not possible just now.
     */
    Duration pollTimeout(Duration timeout) {
        Duration left = Duration.ofNanos(dueNanos() - nanos.getAsLong());
        return isOpen && left.isPositive() && left.compareTo(timeout) < 0 ? left : timeout;
    }

    private long dueNanos() {
        return lastCommitNanos + (isBehind ? interval : earlyInterval);
    }

    private void commitIfDue() {
        if (isOpen && nanos.getAsLong() - dueNanos() >= 0) {
            commit.run();
        }
    }
}
