// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses with jitter, so that writers that fence each other do not do so in step. Not thread-safe. */
final class Backoff {
    private final long firstMs;
    private final long mostMs;
    private long nextMs;

    Backoff(Duration first, Duration most) {
        this.firstMs = first.toMillis();
        this.mostMs = most.toMillis();
        this.nextMs = firstMs;
    }

    void reset() {
        nextMs = firstMs;
    }

    /** The next pause: between half and all of a time that doubles up to the most. */
    Duration next() {
        long pause = ThreadLocalRandom.current().nextLong(nextMs / 2, nextMs + 1);
        nextMs = Math.min(mostMs, nextMs * 2);
        return Duration.ofMillis(pause);
    }
}
