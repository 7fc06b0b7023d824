// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo;

import io.heddle.sdk.ContractViolationException;
import io.heddle.sdk.DataProductProducer;
import org.apache.avro.generic.GenericRecord;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A minimal domain service: publishes one product at a constant rate, can be paused, and counts the outcomes.
 * Thread-safe.
 */
public final class ProductFeed {
    private final DataProductProducer producer;
    private final Supplier<GenericRecord> source;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean paused;

    /** @param source supplies the next record; never called concurrently */
    public ProductFeed(DataProductProducer producer, Supplier<GenericRecord> source) {
        this.producer = producer;
        this.source = source;
    }

    /** Publishes one record per interval until the scheduler is shut down. */
    public void start(ScheduledExecutorService scheduler, Duration interval) {
        var _ = scheduler.scheduleAtFixedRate(
                this::publishUnlessPaused, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Publishes a number of records immediately. */
    public CompletableFuture<Void> publish(int count) {
        CompletableFuture<?>[] publications = new CompletableFuture<?>[count];
        for (int i = 0; i < count; i++) {
            publications[i] = publishNext();
        }
        return CompletableFuture.allOf(publications);
    }

    /** Suspends publishing until {@link #resume()}. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
    }

    /** Records acknowledged on the ingest port. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Records that violated the contract and were not sent. */
    public long refused() {
        return refused.get();
    }

    /** Records with an unknown outcome, because the mesh did not respond. */
    public long failed() {
        return failed.get();
    }

    private void publishUnlessPaused() {
        if (!paused) {
            var _ = publishNext();
        }
    }

    /** Completes when the outcome is known; never exceptionally. */
    private synchronized CompletableFuture<Void> publishNext() {
        return producer.publish(source.get()).handle((position, failure) -> {
            if (failure == null) {
                acknowledged.incrementAndGet();
            } else if (failure instanceof ContractViolationException) {
                refused.incrementAndGet();
            } else {
                failed.incrementAndGet();
            }
            return null;
        });
    }
}
