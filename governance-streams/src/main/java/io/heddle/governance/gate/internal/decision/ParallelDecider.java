// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Judges the records of a batch, large ones with the help of other threads, and hands the judgements over in the
 * records' order on the thread that asks. Judging is a pure function, so it does not matter who does it. Helpers are
 * never waited for but for a piece that they have begun: if none has time, the thread that asks does all of it. Used by
 * one thread at a time.
 */
public final class ParallelDecider {
    /** Records that are taken at once: some tenths of a millisecond of work. */
    private static final int CHUNK_SIZE = 64;

    private static final int FREE = 0;
    private static final int CLAIMED = 1;
    private static final int DONE = 2;
    private static final int SPINS = 2_000;
    private static final long PAUSE_NANOS = 20_000;

    private final Supplier<RecordDecider> deciders;
    private final Executor executor;
    private final int helpers;
    private final RecordDecider ownDecider;
    private final Queue<RecordDecider> spareDeciders = new ConcurrentLinkedQueue<>();

    /**
     * @param deciders makes one for each thread
     * @param executor whose threads help
     * @param helpers how many of them at most; 0 for none
     */
    public ParallelDecider(Supplier<RecordDecider> deciders, Executor executor, int helpers) {
        this.deciders = deciders;
        this.executor = executor;
        this.helpers = helpers;
        this.ownDecider = deciders.get();
    }

    /** A bench without helpers. */
    public static ParallelDecider singleThreaded(Supplier<RecordDecider> deciders) {
        return new ParallelDecider(deciders, task -> {}, 0);
    }

    /** Takes judgements, in the order of the records. */
    public interface DecisionSink {
        void accept(IngestRecord record, RecordDecision decision);

        /** Judging this record threw; nothing follows, and the same is thrown to who asked. */
        void failed(IngestRecord record, Throwable thrown);
    }

    /**
     * @param records gives the record at an index; asked by any thread
     * @throws RuntimeException what judging throws, after all records before were handed over
     */
    public void decide(EnforcementPlan plan, int count, IntFunction<IngestRecord> records, Instant now,
            DecisionSink sink) {
        BatchWork work = new BatchWork(plan, count, records, now);
        for (int helper = 0; helper < Math.min(helpers, work.chunks() / 2); helper++) {
            submitHelper(work);
        }
        try {
            for (int chunk = 0; chunk < work.chunks(); chunk++) {
                finishChunk(work, chunk);
                work.deliver(chunk, sink);
            }
        } finally {
            work.close();
        }
    }

    private void submitHelper(BatchWork work) {
        try {
            executor.execute(() -> {
                RecordDecider decider = spareDeciders.poll();
                decider = decider == null ? deciders.get() : decider;
                work.processFreeChunks(decider, () -> true);
                spareDeciders.add(decider);
            });
        } catch (RejectedExecutionException e) {
            // They have enough to do, or the gate is closing: the stream thread does it alone.
        }
    }

    private void finishChunk(BatchWork work, int chunk) {
        if (work.processIfFree(chunk, ownDecider) || work.isDone(chunk)) {
            return;
        }
        // Somebody else has begun it: meanwhile, something that is still to do.
        work.processFreeChunks(ownDecider, () -> !work.isDone(chunk));
        for (int spins = 0; !work.isDone(chunk); spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** One batch. */
    private static final class BatchWork {
        private final EnforcementPlan plan;
        private final int count;
        private final IntFunction<IngestRecord> records;
        private final Instant now;
        private final IngestRecord[] ingests;
        private final @Nullable RecordDecision[] decisions;
        private final @Nullable Throwable[] thrown;
        private final AtomicIntegerArray states;
        private final AtomicInteger next = new AtomicInteger();
        private volatile boolean closed;

        BatchWork(EnforcementPlan plan, int count, IntFunction<IngestRecord> records, Instant now) {
            this.plan = plan;
            this.count = count;
            this.records = records;
            this.now = now;
            this.ingests = new IngestRecord[count];
            this.decisions = new RecordDecision[count];
            this.states = new AtomicIntegerArray((count + CHUNK_SIZE - 1) / CHUNK_SIZE);
            this.thrown = new Throwable[states.length()];
        }

        int chunks() {
            return states.length();
        }

        boolean isDone(int chunk) {
            return states.get(chunk) == DONE;
        }

        boolean processIfFree(int chunk, RecordDecider decider) {
            if (!states.compareAndSet(chunk, FREE, CLAIMED)) {
                return false;
            }
            try {
                int end = Math.min(count, (chunk + 1) * CHUNK_SIZE);
                for (int i = chunk * CHUNK_SIZE; i < end; i++) {
                    IngestRecord record = records.apply(i);
                    ingests[i] = record;
                    decisions[i] = decider.decide(plan, record, now);
                }
            } catch (Throwable e) {
                thrown[chunk] = e;
            }
            states.set(chunk, DONE);
            return true;
        }

        /** Pieces from the first that may be free, for as long as there are any and it is worth while. */
        void processFreeChunks(RecordDecider decider, BooleanSupplier worthWhile) {
            while (!closed && worthWhile.getAsBoolean()) {
                int chunk = next.get();
                if (chunk >= chunks()) {
                    return;
                }
                processIfFree(chunk, decider);
                next.compareAndSet(chunk, chunk + 1);
            }
        }

        void deliver(int chunk, DecisionSink sink) {
            int end = Math.min(count, (chunk + 1) * CHUNK_SIZE);
            for (int i = chunk * CHUNK_SIZE; i < end; i++) {
                RecordDecision decision = decisions[i];
                if (decision == null) {
                    Throwable failure = PlanIncompleteException.requirePresent(thrown[chunk]);
                    sink.failed(ingests[i], failure);
                    throw rethrown(failure);
                }
                sink.accept(ingests[i], decision);
                decisions[i] = null;
            }
        }

        private static RuntimeException rethrown(Throwable failure) {
            if (failure instanceof Error error) {
                throw error;
            }
            return (RuntimeException) failure;
        }

        void close() {
            closed = true;
        }
    }
}
