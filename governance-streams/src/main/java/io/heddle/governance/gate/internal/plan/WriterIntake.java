// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.TopicName;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.gate.internal.schema.RegisteredVersion;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Adds writer schemas to the plan of one ingest topic: resolves a schema id, decides on it under the contract in force
 * and adds the decision. Resolves each id only once at a time. Thread-safe; never blocks the caller.
 */
final class WriterIntake {
    private static final Logger LOG = LoggerFactory.getLogger(WriterIntake.class);

    /**
     * A contract's schema is registered shortly before the contract appears in the mesh log, so a schema that no record
     * has breaks the contract in force only after this time.
     */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final int MAX_REGISTERED = 10_000;

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final TopicName ingest;
    private final PlanCompiler compiler;
    private final WriterSchemaResolver schemaResolver;
    private final KnownWriterSchemas knownSchemas;
    private final IncompatibleSchemaReporter incompatibleSchemas;
    private final Executor executor;
    private final Target target;
    private final Set<WriterKey> pendingWriters = ConcurrentHashMap.newKeySet();
    private final Map<WriterKey, Long> registeredSinceNanos = new ConcurrentHashMap<>();
    private volatile Optional<Missing> problem = Optional.empty();

    WriterIntake(TopicName ingest, PlanCompiler compiler, WriterSchemaResolver schemaResolver,
            KnownWriterSchemas knownSchemas, IncompatibleSchemaReporter incompatibleSchemas, Executor executor,
            Target target) {
        this.ingest = ingest;
        this.compiler = compiler;
        this.schemaResolver = schemaResolver;
        this.knownSchemas = knownSchemas;
        this.incompatibleSchemas = incompatibleSchemas;
        this.executor = executor;
        this.target = target;
    }

    /** Receives decisions on writers. */
    interface Target {
        @Nullable
        EnforcementPlan current();

        @Nullable
        ContractInForce contractInForce();

        /** @return false if another contract is in force now or there is no plan */
        boolean add(ContractInForce inForce, WriterKey writerKey, WriterDecision decision);
    }

    /** Why the last writer could not be added, if it could not. */
    Optional<Missing> problem() {
        return problem;
    }

    void request(WriterKey writerKey) {
        request(writerKey, true);
    }

    private void request(WriterKey writerKey, boolean hasRecords) {
        if (pendingWriters.add(writerKey)) {
            executor.execute(() -> resolve(writerKey, hasRecords));
        }
    }

    /**
     * Requests a writer before any record needs it. A violation is reported with the version that the schema is
     * registered as.
     */
    void prefetch(WriterKey writerKey, RegisteredVersion registration) {
        incompatibleSchemas.rememberRegistration(writerKey, registration);
        EnforcementPlan plan = target.current();
        WriterDecision writer = plan == null ? null : plan.writer(writerKey.part(), writerKey.schemaId());
        boolean isKnown = writer instanceof WriterDecision.Governed
                || (writer instanceof WriterDecision.Refused refused
                        && refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE);
        if (isKnown) {
            registeredSinceNanos.remove(writerKey);
        } else {
            request(writerKey, isPastGrace(writerKey));
        }
    }

    private boolean isPastGrace(WriterKey writerKey) {
        if (registeredSinceNanos.size() >= MAX_REGISTERED) {
            // Safe to forget: the time begins again.
            registeredSinceNanos.clear();
        }
        long now = System.nanoTime();
        Long since = registeredSinceNanos.putIfAbsent(writerKey, now);
        return since != null && now - since >= GRACE.toNanos();
    }

    /** @param isFinal whether a refusal counts: a record waits for the writer, or its schema has been there long */
    private void resolve(WriterKey writerKey, boolean isFinal) {
        try {
            EnforcementPlan plan = target.current();
            if (plan == null || plan.entry().isEmpty()) {
                return;
            }
            WriterSchemaResolver.Resolution resolution = schemaResolver.resolve(
                    writerKey.schemaId(), WriterSchemaResolver.ReferenceSchema.of(plan.entry().get()));
            if (isFinal && resolution instanceof WriterSchemaResolver.Resolution.Known known) {
                knownSchemas.put(writerKey, known.schema());
            }
            while (!decide(writerKey, resolution, isFinal)) {
                LOG.debug("{} changed its contract, schema {} is checked again", ingest, writerKey.schemaId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The waiting record requests the writer again.
            Missing missing = CompilationFailure.missing(e);
            problem = Optional.of(missing);
            if (repeatedMessages.isDue(ingest, writerKey, missing)) {
                LOG.warn("{}: schema {} cannot be compiled, its records wait for: {}", ingest, writerKey.schemaId(),
                        MissingText.of(missing));
                LOG.debug("{}", ingest, e);
            }
        } finally {
            pendingWriters.remove(writerKey);
        }
    }

    /** @return false if the contract changed meanwhile, so that the writer has to be checked again */
    private boolean decide(WriterKey writerKey, WriterSchemaResolver.Resolution resolution, boolean isFinal)
            throws InterruptedException {
        ContractInForce inForce = target.contractInForce();
        if (inForce == null || !inForce.hasPart(writerKey.part())) {
            return true;
        }
        WriterDecision decision =
                compiler.decideWriter(writerKey.part(), inForce, writerKey.schemaId(), resolution);
        if (decision instanceof WriterDecision.Refused && !isFinal) {
            return true;
        }
        if (resolution instanceof WriterSchemaResolver.Resolution.Known known) {
            knownSchemas.put(writerKey, known.schema());
        }
        if (decision instanceof WriterDecision.Refused refused
                && IncompatibleSchemaReporter.isIncompatible(inForce, writerKey, refused)) {
            incompatibleSchemas.reportUntilAcknowledged(inForce, writerKey, refused);
        }
        if (!target.add(inForce, writerKey, decision)) {
            return false;
        }
        problem = Optional.empty();
        return true;
    }
}
