// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Growing pauses with jitter, so that processes that fail together do not come back in step: the one back-off of
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
     * Starts with the first pause.
     *
     * @param initial the longest that the first pause can be; each later one may be twice as long as the one before
     * @param max the longest that any pause can be
     */
    public JitteredBackoff(Duration initial, Duration max) {
        this.initialMs = initial.toMillis();
        this.maxMs = max.toMillis();
        this.nextMs = initialMs;
    }

    /** Starts again with the first pause: what failed works. */
    public void reset() {
        nextMs = initialMs;
    }

    /** The next pause: between half and all of a time that doubles up to the most. */
    public Duration next() {
        long pause = ThreadLocalRandom.current().nextLong(nextMs / 2, nextMs + 1);
        nextMs = Math.min(maxMs, nextMs * 2);
        return Duration.ofMillis(pause);
    }
}
