// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import java.time.Duration;

/** The point in time until which requests to the cluster must be answered, on the JVM's monotonic clock. Immutable. */
public final class AdminDeadline {
    private final long nanos;

    private AdminDeadline(long nanos) {
        this.nanos = nanos;
    }

    /** Starts now and ends after the given time. */
    public static AdminDeadline in(Duration time) {
        return new AdminDeadline(System.nanoTime() + time.toNanos());
    }

    /** The remaining time; at least 1, because a wait of zero would not even take an answer that is already here. */
    long remainingNanos() {
        return Math.max(1, nanos - System.nanoTime());
    }
}
