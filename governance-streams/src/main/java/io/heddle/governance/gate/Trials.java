// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.engine.keys.KeysUnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Records whose judging failed although everything was there: the masking keys do not answer, or the engine has a defect.
 * The transaction they were in is aborted; from then on they are judged on the side, for nothing, until that works, and only
 * then let in again. Other partitions flow meanwhile. When keys fail, every product that masks with keys proves itself once
 * before it goes on, so that an outage ends one run of a cell and not one for each of its products. Thread-safe, never
 * blocks.
 */
final class Trials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Rehearsal rehearsal;
    private final Executor executor;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Trial> trials = new ConcurrentHashMap<>();
    private final AtomicLong keyFailures = new AtomicLong();
    /** Ingest topics that masked a record since that many failures. */
    private final Map<String, Long> proven = new ConcurrentHashMap<>();

    /** Judges a record by its topic's current plan and forgets the judgement; throws what judging throws. */
    interface Rehearsal {
        void judge(Ingest record);
    }

    Trials(Rehearsal rehearsal, Executor executor, LongSupplier nanos) {
        this.rehearsal = rehearsal;
        this.executor = executor;
        this.nanos = nanos;
    }

    /** Judging this record threw; it is tried on the side before it is let in again. */
    void failed(Ingest record, Throwable thrown) {
        if (thrown instanceof NotReadyException) {
            return;
        }
        if (thrown instanceof KeysUnavailableException) {
            keyFailures.incrementAndGet();
        }
        trials.put(new TopicPartition(record.topic(), record.partition()), new Trial(record, reason(thrown), nanos.getAsLong()));
        LOG.warn("{}-{}@{} could not be judged, it waits for {}",
                record.topic(), record.partition(), record.offset(), reason(thrown));
    }

    /** What this record waits for, in words for people, or null. */
    @Nullable String missingFor(Plan plan, ConsumerRecord<byte[], byte[]> record) {
        long failures = keyFailures.get();
        if (failures == 0 && trials.isEmpty()) {
            return null;
        }
        TopicPartition at = new TopicPartition(record.topic(), record.partition());
        Trial trial = trials.get(at);
        if (trial != null && trial.record.offset() == record.offset()) {
            return outcome(at, trial);
        }
        if (trial != null && trial.record.offset() < record.offset()) {
            trials.remove(at, trial);
        }
        if (failures == 0 || Objects.equals(proven.get(record.topic()), failures) || !masksWithKeys(plan)) {
            return null;
        }
        Trial proof = new Trial(ingest(record), "the masking keys, which failed for another product", nanos.getAsLong());
        trials.put(at, proof);
        return outcome(at, proof);
    }

    private @Nullable String outcome(TopicPartition at, Trial trial) {
        if (trial.passed) {
            trials.remove(at, trial);
            return null;
        }
        if (!trial.running && nanos.getAsLong() - trial.dueAt >= 0) {
            trial.running = true;
            try {
                executor.execute(() -> rehearse(trial));
            } catch (RejectedExecutionException e) {
                LOG.debug("the gate is closing");
            }
        }
        return trial.reason;
    }

    private void rehearse(Trial trial) {
        long failures = keyFailures.get();
        try {
            rehearsal.judge(trial.record);
            proven.put(trial.record.topic(), failures);
            trial.passed = true;
        } catch (NotReadyException e) {
            trial.passed = true;
        } catch (RuntimeException | StackOverflowError e) {
            trial.reason = reason(e);
            trial.dueAt = nanos.getAsLong() + trial.pause.toNanos();
            Duration doubled = trial.pause.multipliedBy(2);
            trial.pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        } finally {
            trial.running = false;
        }
    }

    /** The message of an outage is made for people; that of a defect may quote the record. */
    private static String reason(Throwable thrown) {
        if (thrown instanceof UnfitException unfit) {
            return unfit.missing();
        }
        return thrown instanceof KeysUnavailableException
                ? "the masking keys: " + thrown.getMessage()
                : "a gate that can judge it: the engine fails on this record (" + thrown.getClass().getSimpleName()
                        + "), which is a defect; report it, and replace the gate or change the contract";
    }

    private static boolean masksWithKeys(Plan plan) {
        return plan.entry().map(entry -> entry.contract()).stream()
                .flatMap(contract -> contract.ports().stream().map((OutputPort port) -> contract.masksOf(port)))
                .flatMap(masks -> masks.values().stream())
                .anyMatch(mask -> mask instanceof Mask.Hash || mask instanceof Mask.Email || mask instanceof Mask.Encrypt);
    }

    private static Ingest ingest(ConsumerRecord<byte[], byte[]> record) {
        return new Ingest(
                record.topic(), record.partition(), record.offset(), record.timestamp(), record.key(), record.value(),
                record.headers());
    }

    /** One record on trial. Its fields change on one thread at a time. */
    private static final class Trial {
        private final Ingest record;
        private volatile String reason;
        private volatile boolean running;
        private volatile boolean passed;
        private volatile long dueAt;
        private volatile Duration pause = FIRST;

        Trial(Ingest record, String reason, long dueAt) {
            this.record = record;
            this.reason = reason;
            this.dueAt = dueAt;
        }
    }
}
