// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential back-off with jitter, so that processes that fail together do not retry in lockstep. Used throughout
 * Heddle. Not thread-safe.
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
    private long nextMs;

    /**
     * Starts with the first delay.
     *
     * @param initial the upper bound of the first delay; the bound doubles with each delay
     * @param max the upper bound of any delay
     */
    public JitteredBackoff(Duration initial, Duration max) {
        this.initialMs = initial.toMillis();
        this.maxMs = max.toMillis();
        this.nextMs = initialMs;
    }

    /** Resets to the first delay after a success. */
    public void reset() {
        nextMs = initialMs;
    }

    /** The next delay: between half and all of a bound that doubles up to the maximum. */
    public Duration next() {
        long pause = ThreadLocalRandom.current().nextLong(nextMs / 2, nextMs + 1);
        nextMs = Math.min(maxMs, nextMs * 2);
        return Duration.ofMillis(pause);
    }
}
