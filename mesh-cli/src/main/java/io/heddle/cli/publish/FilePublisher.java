// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.contract.Severity;
import io.heddle.sdk.ContractViolationException;
import io.heddle.sdk.PublishException;
import io.heddle.sdk.Published;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends lines in their order and accounts for each of them. The first failure that is not the record's own stops it: what
 * follows could overtake a record of the same key that has not arrived. One run; {@link #send} on one thread.
 */
final class FilePublisher {
    private static final int MOST_IN_FLIGHT = 20_000;
    private final RecordSink sink;
    private final RunId run;
    private final Consumer<Refusal> refusals;
    private final Tally tally = new Tally();
    private final LineLedger ledger = new LineLedger();
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param refusals called from several threads, one at a time */
    FilePublisher(RecordSink sink, RunId run, Consumer<Refusal> refusals) {
        this.sink = sink;
        this.run = run;
        this.refusals = refusals;
    }

    Tally tally() {
        return tally;
    }

    /** The last line up to which every line is acknowledged, refused or passed over. */
    long settledUpTo() {
        return ledger.settledUpTo();
    }

    /** What stopped it, or null. */
    @Nullable Throwable failure() {
        return failure.get();
    }

    /** Sends some lines; returns early, with lines unsent, once something failed. */
    void send(List<ReadyLine> lines) throws InterruptedException {
        for (ReadyLine line : lines) {
            if (failure.get() != null) {
                return;
            }
            tally.read.increment();
            switch (line) {
                case ReadyLine.Encoded encoded -> send(encoded);
                case ReadyLine.Faulty faulty -> refuse(faulty.refusal());
                case ReadyLine.Passed passed -> {
                    tally.pass(passed.why());
                    ledger.settle(passed.number());
                }
            }
        }
    }

    /** Waits for every answer, at most that long once something has failed. */
    void finish(long secondsAfterFailure) throws InterruptedException {
        if (failure.get() == null) {
            sink.flush();
        }
        boolean settled = inFlight.tryAcquire(MOST_IN_FLIGHT, secondsAfterFailure, TimeUnit.SECONDS);
        if (settled) {
            inFlight.release(MOST_IN_FLIGHT);
        }
    }

    private void send(ReadyLine.Encoded line) throws InterruptedException {
        inFlight.acquire();
        var _ = sink.send(line.key(), line.avro().bytes(), run.eventId(line.number()))
                .whenComplete((published, problem) -> {
                    settle(line.number(), published, problem);
                    inFlight.release();
                });
    }

    private void settle(long line, @Nullable Published published, @Nullable Throwable problem) {
        if (published != null) {
            boolean broken = published.findings().stream().anyMatch(v -> v.severity() == Severity.ERROR);
            if (broken) {
                tally.broken.increment();
            } else if (!published.findings().isEmpty()) {
                tally.warned.increment();
            }
            tally.acknowledged.increment();
            ledger.settle(line);
            return;
        }
        Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause() : problem;
        switch (cause) {
            case ContractViolationException broken -> refuse(Refusal.ofViolations(line, broken.violations()));
            case PublishException refused when refused.getCause() instanceof RecordTooLargeException -> refuse(
                    new Refusal(line, List.of(new Refusal.Reason("too_large", "", "",
                            "the record is larger than the topic takes"))));
            case null -> failure.compareAndSet(null, new IllegalStateException("no answer"));
            default -> failure.compareAndSet(null, cause);
        }
    }

    private void refuse(Refusal refusal) {
        synchronized (refusals) {
            refusals.accept(refusal);
        }
        tally.refused.increment();
        ledger.settle(refusal.line());
    }
}
