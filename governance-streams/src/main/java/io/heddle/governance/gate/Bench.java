// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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
 * Judges the records of a batch, large ones with the help of other threads, and hands the judgements over in the records'
 * order on the thread that asks. Judging is a pure function, so it does not matter who does it. Helpers are never
 * waited for but for a piece that they have begun: if none has time, the thread that asks does all of it. Used by one
 * thread at a time.
 */
final class Bench {
    /** Records that are taken at once: some tenths of a millisecond of work. */
    private static final int PIECE = 64;

    private static final int FREE = 0;
    private static final int TAKEN = 1;
    private static final int DONE = 2;
    private static final int SPINS = 2_000;
    private static final long PAUSE_NANOS = 20_000;

    private final Supplier<Judge> judges;
    private final Executor executor;
    private final int helpers;
    private final Judge own;
    private final Queue<Judge> spare = new ConcurrentLinkedQueue<>();

    /**
     * @param judges makes one for each thread
     * @param executor whose threads help
     * @param helpers how many of them at most; 0 for none
     */
    Bench(Supplier<Judge> judges, Executor executor, int helpers) {
        this.judges = judges;
        this.executor = executor;
        this.helpers = helpers;
        this.own = judges.get();
    }

    /** A bench without helpers. */
    static Bench alone(Supplier<Judge> judges) {
        return new Bench(judges, task -> {}, 0);
    }

    /** Takes judgements, in the order of the records. */
    interface Sink {
        void take(Ingest record, Judgement judgement);

        /** Judging this record threw; nothing follows, and the same is thrown to who asked. */
        void failed(Ingest record, Throwable thrown);
    }

    /**
     * @param records gives the record at an index; asked by any thread
     * @throws RuntimeException what judging throws, after all records before were handed over
     */
    void judge(Plan plan, int count, IntFunction<Ingest> records, Instant now, Sink sink) {
        Work work = new Work(plan, count, records, now);
        for (int helper = 0; helper < Math.min(helpers, work.pieces() / 2); helper++) {
            help(work);
        }
        try {
            for (int piece = 0; piece < work.pieces(); piece++) {
                finish(work, piece);
                work.handOver(piece, sink);
            }
        } finally {
            work.close();
        }
    }

    private void help(Work work) {
        try {
            executor.execute(() -> {
                Judge judge = spare.poll();
                judge = judge == null ? judges.get() : judge;
                work.doNext(judge, () -> true);
                spare.add(judge);
            });
        } catch (RejectedExecutionException e) {
            // They have enough to do, or the gate is closing: the stream thread does it alone.
        }
    }

    private void finish(Work work, int piece) {
        if (work.doIfFree(piece, own) || work.isDone(piece)) {
            return;
        }
        // Somebody else has begun it: meanwhile, something that is still to do.
        work.doNext(own, () -> !work.isDone(piece));
        for (int spins = 0; !work.isDone(piece); spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** One batch. */
    private static final class Work {
        private final Plan plan;
        private final int count;
        private final IntFunction<Ingest> records;
        private final Instant now;
        private final Ingest[] ingests;
        private final @Nullable Judgement[] judgements;
        private final @Nullable Throwable[] thrown;
        private final AtomicIntegerArray states;
        private final AtomicInteger next = new AtomicInteger();
        private volatile boolean closed;

        Work(Plan plan, int count, IntFunction<Ingest> records, Instant now) {
            this.plan = plan;
            this.count = count;
            this.records = records;
            this.now = now;
            this.ingests = new Ingest[count];
            this.judgements = new Judgement[count];
            this.states = new AtomicIntegerArray((count + PIECE - 1) / PIECE);
            this.thrown = new Throwable[states.length()];
        }

        int pieces() {
            return states.length();
        }

        boolean isDone(int piece) {
            return states.get(piece) == DONE;
        }

        boolean doIfFree(int piece, Judge judge) {
            if (!states.compareAndSet(piece, FREE, TAKEN)) {
                return false;
            }
            try {
                int end = Math.min(count, (piece + 1) * PIECE);
                for (int i = piece * PIECE; i < end; i++) {
                    Ingest record = records.apply(i);
                    ingests[i] = record;
                    judgements[i] = judge.judge(plan, record, now);
                }
            } catch (Throwable e) {
                thrown[piece] = e;
            }
            states.set(piece, DONE);
            return true;
        }

        /** Pieces from the first that may be free, for as long as there are any and it is worth while. */
        void doNext(Judge judge, BooleanSupplier worthWhile) {
            while (!closed && worthWhile.getAsBoolean()) {
                int piece = next.get();
                if (piece >= pieces()) {
                    return;
                }
                doIfFree(piece, judge);
                next.compareAndSet(piece, piece + 1);
            }
        }

        void handOver(int piece, Sink sink) {
            int end = Math.min(count, (piece + 1) * PIECE);
            for (int i = piece * PIECE; i < end; i++) {
                Judgement judgement = judgements[i];
                if (judgement == null) {
                    Throwable failure = NotReadyException.ifNull(thrown[piece]);
                    sink.failed(ingests[i], failure);
                    throw rethrown(failure);
                }
                sink.take(ingests[i], judgement);
                judgements[i] = null;
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
