// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

import java.time.Duration;

/**
 * How a gate works, as far as somebody may want it otherwise. Immutable.
 *
 * <pre>{@code
 * GateTuning cheaper = GateTuning.DEFAULT.withGuarantee(GateTuning.Guarantee.AT_LEAST_ONCE);
 * }</pre>
 *
 * @param guarantee what a crash may do to the output
 * @param commitInterval how long a record may wait to become visible to read-committed consumers; from 1 ms to 5 s
 * @param threads of each cell, 1 to 16; a thread beyond the cell's largest partition count has nothing to do
 * @param stalledAfter how long a thread may get nothing done before its cell counts as stalled; from 5 s to 1 h
 * @param helpers threads of the process that help its cells to judge large batches, 0 to 64
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

    /** Exactly once, a commit every 100 ms, one thread for each cell, and a helper for each processor but one. */
    public static final GateTuning DEFAULT = new GateTuning(
            Guarantee.EXACTLY_ONCE,
            Duration.ofMillis(100),
            1,
            Duration.ofSeconds(30),
            Math.min(MAX_HELPERS, Runtime.getRuntime().availableProcessors() - 1));

    /** What happens to records in flight when a gate crashes. */
    public enum Guarantee {
        /** Output, quarantine and metrics of a record commit together, once. */
        EXACTLY_ONCE,
        /** What was written since the last commit is written again; nothing is lost, and no transaction is paid for. */
        AT_LEAST_ONCE
    }

    /** @throws IllegalArgumentException if a value is out of its bounds; the message tells them */
    public GateTuning {
        if (commitInterval.toMillis() < 1 || commitInterval.compareTo(MAX_COMMIT_INTERVAL) > 0) {
            throw new IllegalArgumentException("the commit interval is " + commitInterval + "; expected 1 ms to 5 s");
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("a cell of " + threads + " threads; expected 1 to " + MAX_THREADS);
        }
        if (stalledAfter.compareTo(MIN_STALLED_AFTER) < 0 || stalledAfter.compareTo(MAX_STALLED_AFTER) > 0) {
            throw new IllegalArgumentException("stalled after " + stalledAfter + "; expected 5 s to 1 h");
        }
        if (helpers < 0 || helpers > MAX_HELPERS) {
            throw new IllegalArgumentException(helpers + " helpers; expected 0 to " + MAX_HELPERS);
        }
    }

    /** The same with another guarantee. */
    public GateTuning withGuarantee(Guarantee other) {
        return new GateTuning(other, commitInterval, threads, stalledAfter, helpers);
    }

    /** The same with another commit interval. */
    public GateTuning withCommitInterval(Duration other) {
        return new GateTuning(guarantee, other, threads, stalledAfter, helpers);
    }

    /** The same with another number of threads. */
    public GateTuning withThreads(int other) {
        return new GateTuning(guarantee, commitInterval, other, stalledAfter, helpers);
    }

    /** The same, stalled after another time. */
    public GateTuning withStalledAfter(Duration other) {
        return new GateTuning(guarantee, commitInterval, threads, other, helpers);
    }

    /** The same with so many helpers. */
    public GateTuning withHelpers(int other) {
        return new GateTuning(guarantee, commitInterval, threads, stalledAfter, other);
    }
}
