// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.registry.problem.ProblemException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Measures the gates' lag when somebody looks, every few seconds at most: nobody looks, nothing is asked. While Kafka does
 * not answer, the last answer stands, with the reason. Thread-safe; blocks for some seconds at most.
 */
@Singleton
public final class LagProbe {
    private static final Logger LOG = LoggerFactory.getLogger(LagProbe.class);
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final GateOffsets offsets;
    private final Clock clock;
    private final ReentrantLock measuring = new ReentrantLock();
    private volatile Lag last = new Lag(null, "it was not measured yet", 0, List.of());
    private volatile Instant triedAt = Instant.EPOCH;

    LagProbe(GateOffsets offsets, Clock clock) {
        this.offsets = offsets;
        this.clock = clock;
    }

    /** As it is now, or was seconds ago. */
    public Lag current() {
        if (isFresh()) {
            return last;
        }
        // Whoever comes while another one measures takes the last answer, unless there is none.
        if (!measuring.tryLock()) {
            if (last.asOf() != null) {
                return last;
            }
            measuring.lock();
        }
        try {
            if (!isFresh()) {
                last = measure();
                triedAt = clock.instant();
            }
            return last;
        } finally {
            measuring.unlock();
        }
    }

    private boolean isFresh() {
        return triedAt.plus(FRESH).isAfter(clock.instant());
    }

    private Lag measure() {
        try {
            return offsets.measure(clock.instant());
        } catch (ExecutionException | TimeoutException | ProblemException e) {
            LOG.debug("the lag cannot be measured", e);
            return last.stale("Kafka did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last.stale("the registry stops");
        }
    }
}
