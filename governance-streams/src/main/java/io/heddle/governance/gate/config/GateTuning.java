// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

import java.time.Duration;

/**
 * Performance settings of a gate. Immutable.
 *
 * <pre>{@code
 * GateTuning cheaper = GateTuning.DEFAULT.withGuarantee(GateTuning.Guarantee.AT_LEAST_ONCE);
 * }</pre>
 *
 * @param guarantee the delivery guarantee if a gate crashes
 * @param commitInterval how long a record may wait to become visible to read-committed consumers; from 1 ms to 5 s
 * @param threads of each cell, 1 to 16; threads beyond the cell's largest partition count are idle
 * @param stalledAfter how long a thread may make no progress before its cell counts as stalled; from 5 s to 1 h
 * @param helpers threads of the process that help its cells to decide on large batches, 0 to 64
 */
public record GateTuning(Guarantee guarantee, Duration commitInterval, int threads, Duration stalledAfter,
        int helpers) {
    /** The longest commit interval: well below the 10 s after which a broker aborts a transaction. */
    public static final Duration MAX_COMMIT_INTERVAL = Duration.ofSeconds(5);

    /** The most threads of a cell. */
    public static final int MAX_THREADS = 16;

    /** The bounds of {@code stalledAfter}. */
    public static final Duration MIN_STALLED_AFTER = Duration.ofSeconds(5);

    /** The bounds of {@code stalledAfter}. */
    public static final Duration MAX_STALLED_AFTER = Duration.ofHours(1);

    /** The most helpers of a process. */
    public static final int MAX_HELPERS = 64;

    /** Exactly once, a commit every 100 ms, one thread per cell, and one helper fewer than there are processors. */
    public static final GateTuning DEFAULT = new GateTuning(
            Guarantee.EXACTLY_ONCE,
            Duration.ofMillis(100),
            1,
            Duration.ofSeconds(30),
            Math.min(MAX_HELPERS, Runtime.getRuntime().availableProcessors() - 1));

    /** What happens to records in flight when a gate crashes. */
    public enum Guarantee {
        /** Output, quarantine and metrics of a record commit together, exactly once. */
        EXACTLY_ONCE,
        /**
         * Output since the last commit may be repeated after a crash; nothing is lost. Avoids the cost of transactions.
         */
        AT_LEAST_ONCE
    }

    /** @throws IllegalArgumentException if a value is out of range; the message states the range */
    public GateTuning {
        if (commitInterval.toMillis() < 1 || commitInterval.compareTo(MAX_COMMIT_INTERVAL) > 0) {
            throw new IllegalArgumentException("the commit interval is " + commitInterval + "; expected 1 ms to 5 s");
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("a cell has " + threads + " threads; expected 1 to " + MAX_THREADS);
        }
        if (stalledAfter.compareTo(MIN_STALLED_AFTER) < 0 || stalledAfter.compareTo(MAX_STALLED_AFTER) > 0) {
            throw new IllegalArgumentException("the time until a cell counts as stalled is " + stalledAfter
                    + "; expected 5 s to 1 h");
        }
        if (helpers < 0 || helpers > MAX_HELPERS) {
            throw new IllegalArgumentException(helpers + " helpers; expected 0 to " + MAX_HELPERS);
        }
    }

    /** A copy with another guarantee. */
    public GateTuning withGuarantee(Guarantee other) {
        return new GateTuning(other, commitInterval, threads, stalledAfter, helpers);
    }

    /** A copy with another commit interval. */
    public GateTuning withCommitInterval(Duration other) {
        return new GateTuning(guarantee, other, threads, stalledAfter, helpers);
    }

    /** A copy with another number of threads. */
    public GateTuning withThreads(int other) {
        return new GateTuning(guarantee, commitInterval, other, stalledAfter, helpers);
    }

    /** A copy with another stall threshold. */
    public GateTuning withStalledAfter(Duration other) {
        return new GateTuning(guarantee, commitInterval, threads, other, helpers);
    }

    /** A copy with another number of helpers. */
    public GateTuning withHelpers(int other) {
        return new GateTuning(guarantee, commitInterval, threads, stalledAfter, other);
    }
}
