// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential back-off with jitter, so that processes that fail together do not retry in lockstep. Used throughout
 * Heddle. Not thread-safe, except for {@link #delay(int)}.
 *
 * <pre>{@code
 * JitteredBackoff backoff = new JitteredBackoff(Duration.ofMillis(200), Duration.ofSeconds(5));
 * while (!tryOnce()) {
 *     Thread.sleep(backoff.next().toMillis());
 * }
 * }</pre>
 */
public final class JitteredBackoff {
    private final long initialMs;
    private final long maxMs;
    private int earlier;

    /**
     * Starts with the first delay.
     *
     * @param initial the upper bound of the first delay; the bound doubles with each delay
     * @param max the upper bound of any delay
     */
    public JitteredBackoff(Duration initial, Duration max) {
        this.initialMs = initial.toMillis();
        this.maxMs = max.toMillis();
    }

    /** Resets to the first delay after a success. */
    public void reset() {
        earlier = 0;
    }

    /** The next delay: between half and all of a bound that doubles up to the maximum. */
    public Duration next() {
        return delay(earlier++);
    }

    /**
     * A delay for callers that count their attempts themselves. Neither reads nor changes the position of
     * {@link #next()}, and may be called by several threads.
     *
     * @param earlier how many delays came before; 0 for the first
     */
    public Duration delay(int earlier) {
        long bound = initialMs;
        for (int i = 0; i < earlier && bound < maxMs; i++) {
            bound = Math.min(maxMs, bound * 2);
        }
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound / 2, bound + 1));
    }
}
