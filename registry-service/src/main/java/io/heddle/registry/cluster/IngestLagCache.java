// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

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
 * Measures the gates' lag on demand, at most once every few seconds. While Kafka does not answer, it returns the last
 * measurement together with the reason. Thread-safe; blocks for a few seconds at most.
 */
@Singleton
public final class IngestLagCache {
    private static final Logger LOG = LoggerFactory.getLogger(IngestLagCache.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(3);

    private final IngestLagReader reader;
    private final Clock clock;
    private final ReentrantLock measuring = new ReentrantLock();
    private volatile IngestLag last = new IngestLag(null, "it was not measured yet", 0, List.of());
    private volatile Instant lastAttempt = Instant.EPOCH;

    IngestLagCache(IngestLagReader offsets, Clock clock) {
        this.reader = offsets;
        this.clock = clock;
    }

    /** The current lag, at most a few seconds old. */
    public IngestLag current() {
        if (isFresh()) {
            return last;
        }
        // While another thread measures, return the last result unless there is none yet.
        if (!measuring.tryLock()) {
            if (last.asOf() != null) {
                return last;
            }
            measuring.lock();
        }
        try {
            if (!isFresh()) {
                last = measure();
                lastAttempt = clock.instant();
            }
            return last;
        } finally {
            measuring.unlock();
        }
    }

    private boolean isFresh() {
        return lastAttempt.plus(MAX_AGE).isAfter(clock.instant());
    }

    private IngestLag measure() {
        try {
            return reader.measure(clock.instant());
        } catch (ExecutionException | TimeoutException | ProblemException e) {
            LOG.debug("the lag cannot be measured", e);
            return last.stale("Kafka did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last.stale("the registry stops");
        }
    }
}
