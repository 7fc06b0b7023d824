// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides when a stream thread commits its transaction. Kafka Streams measures its commit interval from the end of one
 * commit to the start of the next and checks it only between polls, so a record can wait for the interval, a poll and
 * the commit. A thread that keeps up therefore commits earlier, so that records become visible within one commit
 * interval. A thread that lags uses the whole interval, because commits would cost throughput. Used on that thread
 * only.
 */
final class CommitPacer {
    /**
     * The share of the commit interval after which a thread that keeps up commits. The rest is for the poll and the
     * commit itself.
     */
    private static final double EARLY_FACTOR = 0.6;

    /** The factor for Kafka Streams' own commit interval, a safety net that should never be needed. */
    private static final int STREAMS_INTERVAL_FACTOR = 10;

    /** Below the 10 s after which an open transaction times out. */
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

    /** The commit interval to configure in Kafka Streams. */
    static Duration streamsCommitInterval(Duration commitInterval) {
        Duration many = commitInterval.multipliedBy(STREAMS_INTERVAL_FACTOR);
        return many.compareTo(MAX_STREAMS_INTERVAL) < 0 ? many : MAX_STREAMS_INTERVAL;
    }

    void onTransactionBegun() {
        isOpen = true;
    }

    /** The transaction was committed or aborted. */
    void onTransactionEnded() {
        isOpen = false;
        lastCommitNanos = nanos.getAsLong();
    }

    /** @param behind whether the poll was more than half full, so that the thread probably lags */
    void onPolled(boolean behind) {
        isBehind = behind;
        commitIfDue();
    }

    /** @param request requests a commit of all the thread's work from Kafka Streams; kept until the next call */
    void batchDone(Runnable request) {
        commit = request;
        commitIfDue();
    }

    /**
     * How long a poll may wait: at most until the next commit. If the commit is overdue, it is not possible at the
     * moment and does not shorten the poll.
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
