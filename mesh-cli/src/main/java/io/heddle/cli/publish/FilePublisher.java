// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.contract.Severity;
import io.heddle.sdk.ContractViolationException;
import io.heddle.sdk.PublishException;
import io.heddle.sdk.PublishedRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends lines in order and tracks the result of each one. Stops at the first failure not caused by the record itself,
 * because later records could otherwise overtake a failed record with the same key. For one run only; call
 * {@link #send} from a single thread.
 */
final class FilePublisher {
    private static final int MAX_IN_FLIGHT = 20_000;
    private final EncodedRecordSink sink;
    private final PublishRunId run;
    private final Consumer<RefusedLine> refusals;
    private final PublishCounters counters = new PublishCounters();
    private final SettledLineTracker lineTracker = new SettledLineTracker();
    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param refusals called from several threads, but never concurrently */
    FilePublisher(EncodedRecordSink sink, PublishRunId run, Consumer<RefusedLine> refusals) {
        this.sink = sink;
        this.run = run;
        this.refusals = refusals;
    }

    PublishCounters counters() {
        return counters;
    }

    /** The last line such that it and all lines before it are acknowledged, refused or skipped. */
    long acknowledgedUpTo() {
        return lineTracker.acknowledgedUpTo();
    }

    /** The failure that stopped publishing, or null. */
    @Nullable
    Throwable failure() {
        return failure.get();
    }

    /** Sends a batch of lines; returns early, leaving lines unsent, after a failure. */
    void send(List<ConvertedLine> lines) throws InterruptedException {
        for (ConvertedLine line : lines) {
            if (failure.get() != null) {
                return;
            }
            counters.read.increment();
            switch (line) {
                case ConvertedLine.Encoded encoded -> send(encoded);
                case ConvertedLine.Refused faulty -> refuse(faulty.refusal());
                case ConvertedLine.Skipped passed -> {
                    counters.countSkipped(passed.reason());
                    lineTracker.acknowledge(passed.number());
                }
            }
        }
    }

    /** Waits for all outstanding acknowledgements; after a failure, at most the given time. */
    void finish(long secondsAfterFailure) throws InterruptedException {
        if (failure.get() == null) {
            sink.flush();
        }
        boolean acknowledged = inFlight.tryAcquire(MAX_IN_FLIGHT, secondsAfterFailure, TimeUnit.SECONDS);
        if (acknowledged) {
            inFlight.release(MAX_IN_FLIGHT);
        }
    }

    private void send(ConvertedLine.Encoded line) throws InterruptedException {
        inFlight.acquire();
        var _ = sink.send(line.key(), line.avro().bytes(), run.eventId(line.number()))
                .whenComplete((published, problem) -> {
                    acknowledge(line.number(), published, problem);
                    inFlight.release();
                });
    }

    private void acknowledge(long line, @Nullable PublishedRecord published, @Nullable Throwable problem) {
        if (published != null) {
            boolean broken = published.findings().stream().anyMatch(v -> v.severity() == Severity.ERROR);
            if (broken) {
                counters.broken.increment();
            } else if (!published.findings().isEmpty()) {
                counters.warned.increment();
            }
            counters.acknowledged.increment();
            lineTracker.acknowledge(line);
            return;
        }
        Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : problem;
        switch (cause) {
            case ContractViolationException broken -> refuse(RefusedLine.fromViolations(line, broken.violations()));
            case PublishException refused when refused.getCause() instanceof RecordTooLargeException -> refuse(
                    new RefusedLine(line, List.of(new RefusedLine.Reason("too_large", "", "",
                            "the record is larger than the topic allows"))));
            case null -> failure.compareAndSet(null, new IllegalStateException("no answer"));
            default -> failure.compareAndSet(null, cause);
        }
    }

    private void refuse(RefusedLine refusal) {
        synchronized (refusals) {
            refusals.accept(refusal);
        }
        counters.refused.increment();
        lineTracker.acknowledge(refusal.line());
    }
}
