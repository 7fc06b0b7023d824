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
 * Decides on the records of a batch, large batches with helper threads, and delivers the decisions in record order on
 * the calling thread. Decisions are pure functions, so any thread may compute them. The calling thread waits only for
 * chunks that a helper has started; if no helper is free, it processes all chunks itself. Used by one thread at a time.
 */
public final class ParallelDecider {
    /** Records per chunk: a few tenths of a millisecond of work. */
    private static final int CHUNK_SIZE = 64;

    private static final int FREE = 0;
    private static final int CLAIMED = 1;
    private static final int DONE = 2;
    private static final int SPIN_LIMIT = 2_000;
    private static final long PAUSE_NANOS = 20_000;

    private final Supplier<RecordDecider> deciders;
    private final Executor executor;
    private final int helpers;
    private final RecordDecider ownDecider;
    private final Queue<RecordDecider> spareDeciders = new ConcurrentLinkedQueue<>();

    /**
     * @param deciders creates one per thread
     * @param executor runs the helpers
     * @param helpers the most helpers per batch; 0 for none
     */
    public ParallelDecider(Supplier<RecordDecider> deciders, Executor executor, int helpers) {
        this.deciders = deciders;
        this.executor = executor;
        this.helpers = helpers;
        this.ownDecider = deciders.get();
    }

    /** A decider without helpers. */
    public static ParallelDecider singleThreaded(Supplier<RecordDecider> deciders) {
        return new ParallelDecider(deciders, task -> {}, 0);
    }

    /** Receives decisions in record order. */
    public interface DecisionSink {
        void accept(IngestRecord record, RecordDecision decision);

        /**
         * The decision on this record failed. No further call follows, and the same exception is thrown to the caller.
         */
        void failed(IngestRecord record, Throwable thrown);
    }

    /**
     * @param records returns the record at an index; called by any thread
     * @throws RuntimeException the failure of a decision, after all previous decisions were delivered
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
            // The helpers are busy or the gate is closing, so the stream thread does the work itself.
        }
    }

    private void finishChunk(BatchWork work, int chunk) {
        if (work.processIfFree(chunk, ownDecider) || work.isDone(chunk)) {
            return;
        }
        // A helper has started this chunk. Process other free chunks until it is done.
        work.processFreeChunks(ownDecider, () -> !work.isDone(chunk));
        for (int spinCount = 0; !work.isDone(chunk); spinCount++) {
            if (spinCount < SPIN_LIMIT) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** The shared state of one batch. */
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

        /** Processes free chunks in order while the condition holds. */
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
