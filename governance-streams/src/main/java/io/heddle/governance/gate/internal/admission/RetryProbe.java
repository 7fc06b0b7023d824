// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.gate.internal.decision.QuarantineTooSmallException;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.log.retry.JitteredBackoff;
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
 * Retries records whose decision failed although everything was available: the masking keys are unreachable, the
 * quarantine topic's size limit is too small, or the engine has a defect. Their transaction is aborted. The probe then
 * decides on them in the background and discards the result; they are admitted again once that succeeds. Other
 * partitions continue meanwhile. After a key failure, every product that masks with keys must pass one trial before it
 * continues, so that an outage restarts a cell once and not once per product. Thread-safe; never blocks.
 */
public final class RetryProbe {
    private static final Logger LOG = LoggerFactory.getLogger(RetryProbe.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final TrialRun trialRun;
    private final Executor executor;
    private final LongSupplier nanos;
    private final Map<TopicPartition, Probe> probes = new ConcurrentHashMap<>();
    private final AtomicLong keyFailures = new AtomicLong();
    /** Ingest topics that passed a trial, with the number of key failures at that time. */
    private final Map<String, Long> provenTopics = new ConcurrentHashMap<>();

    /** Decides on a record under its topic's current plan, discards the decision and propagates exceptions. */
    public interface TrialRun {
        void decide(IngestRecord record);
    }

    public RetryProbe(TrialRun trialRun, Executor executor, LongSupplier nanos) {
        this.trialRun = trialRun;
        this.executor = executor;
        this.nanos = nanos;
    }

    /** To be called after the decision on this record failed; it must pass a trial before it is admitted again. */
    public void recordFailure(IngestRecord record, Throwable thrown) {
        if (thrown instanceof PlanIncompleteException) {
            return;
        }
        if (thrown instanceof KeysUnavailableException) {
            keyFailures.incrementAndGet();
        }
        Missing missing = missing(thrown);
        probes.put(new TopicPartition(record.topic(), record.partition()),
                new Probe(record, missing, nanos.getAsLong()));
        if (repeatedMessages.isDue(record.topic(), record.partition(), record.offset(), missing)) {
            LOG.warn("{}-{}@{} could not be decided and waits for {}",
                    record.topic(), record.partition(), record.offset(), MissingText.of(missing));
        }
    }

    /** What this record waits for, or null. */
    @Nullable
    Missing missingFor(EnforcementPlan plan, ConsumerRecord<byte[], byte[]> record) {
        long failures = keyFailures.get();
        if (failures == 0 && probes.isEmpty()) {
            return null;
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Probe probe = probes.get(partition);
        if (probe != null && probe.record.offset() == record.offset()) {
            return pollProbe(partition, probe);
        }
        if (probe != null && probe.record.offset() < record.offset()) {
            probes.remove(partition, probe);
        }
        if (failures == 0 || Objects.equals(provenTopics.get(record.topic()), failures) || !masksWithKeys(plan)) {
            return null;
        }
        Probe proof =
                new Probe(ingest(record), new Missing.Keys("they failed for another product"), nanos.getAsLong());
        probes.put(partition, proof);
        return pollProbe(partition, proof);
    }

    private @Nullable Missing pollProbe(TopicPartition partition, Probe probe) {
        if (probe.passed) {
            probes.remove(partition, probe);
            return null;
        }
        if (!probe.running && nanos.getAsLong() - probe.dueAt >= 0) {
            probe.running = true;
            try {
                executor.execute(() -> tryDecide(probe));
            } catch (RejectedExecutionException e) {
                LOG.debug("the gate is closing");
            }
        }
        return probe.missing;
    }

    private void tryDecide(Probe probe) {
        long failures = keyFailures.get();
        try {
            trialRun.decide(probe.record);
            provenTopics.put(probe.record.topic(), failures);
            probe.passed = true;
        } catch (PlanIncompleteException e) {
            probe.passed = true;
        } catch (RuntimeException | StackOverflowError e) {
            probe.missing = missing(e);
            probe.dueAt = nanos.getAsLong() + probe.backoff.next().toNanos();
        } finally {
            probe.running = false;
        }
    }

    /** An outage's message is safe to show; that of a defect may quote the record. */
    private static Missing missing(Throwable thrown) {
        if (thrown instanceof QuarantineTooSmallException unfit) {
            return unfit.missing();
        }
        return thrown instanceof KeysUnavailableException
                ? new Missing.Keys(String.valueOf(thrown.getMessage()))
                : new Missing.EngineFix(thrown.getClass().getSimpleName());
    }

    private static boolean masksWithKeys(EnforcementPlan plan) {
        return plan.entry().map(entry -> entry.contract()).stream()
                .flatMap(contract -> contract.ports().stream().map((OutputPort port) -> contract.masksOf(port)))
                .flatMap(masks -> masks.values().stream())
                .anyMatch(mask -> mask.keyNeed() != Mask.KeyNeed.NONE);
    }

    private static IngestRecord ingest(ConsumerRecord<byte[], byte[]> record) {
        return new IngestRecord(
                record.topic(), record.partition(), record.offset(), record.timestamp(), record.key(), record.value(),
                record.headers());
    }

    /** The trial of one record. Only one thread at a time changes its fields. */
    private static final class Probe {
        private final IngestRecord record;
        private volatile Missing missing;
        private volatile boolean running;
        private volatile boolean passed;
        private volatile long dueAt;
        private final JitteredBackoff backoff = new JitteredBackoff(FIRST_PAUSE, MAX_PAUSE);

        Probe(IngestRecord record, Missing missing, long dueAt) {
            this.record = record;
            this.missing = missing;
            this.dueAt = dueAt;
        }
    }
}
