// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses with jitter, so that writers that fence each other do not do so in step. Not thread-safe. */
public final class JitteredBackoff {
    private final long initialMs;
    private final long maxMs;
    private long nextMs;

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
