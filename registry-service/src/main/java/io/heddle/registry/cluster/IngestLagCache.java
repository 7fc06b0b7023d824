// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.heddle.contract.ProductTopics;
import io.heddle.registry.problem.ProblemException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

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
    private volatile IngestLag last = new IngestLag(null, "not measured yet", 0, List.of());
    private volatile Instant lastAttempt = Instant.EPOCH;

    IngestLagCache(IngestLagReader offsets, Clock clock) {
        this.reader = offsets;
        this.clock = clock;
    }

    /**
     * The current lag, at most a few seconds old.
     *
     * @param domains gives the products of each domain; called if it is time to measure
     */
    public IngestLag current(Supplier<Map<String, List<ProductTopics>>> domains) {
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
                last = measure(domains.get());
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

    private IngestLag measure(Map<String, List<ProductTopics>> domains) {
        try {
            return reader.measure(domains, clock.instant());
        } catch (ProblemException e) {
            LOG.debug("the lag cannot be measured: {}", e.problem().code());
            // Waiting for Kafka ends early when the registry stops.
            return last.stale(Thread.currentThread().isInterrupted() ? "the registry stops" : "Kafka did not answer");
        }
    }
}
