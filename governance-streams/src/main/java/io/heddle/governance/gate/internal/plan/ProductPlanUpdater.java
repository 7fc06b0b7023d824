// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.ReasonCode;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.engine.keys.KeysetException;
import io.heddle.governance.gate.internal.record.RecordPart;
import io.heddle.governance.gate.internal.schema.RegisteredVersion;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The plan of one ingest topic through its changes. Thread-safe. */
final class ProductPlanUpdater {
    private static final Logger LOG = LoggerFactory.getLogger(ProductPlanUpdater.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ProductTopics topics;
    private final PlanCompiler compiler;
    private final WriterSchemaResolver schemaResolver;
    private final IncompatibleSchemaReporter incompatibleSchemas;
    private final Executor executor;
    private final Set<WriterKey> pendingWriters = ConcurrentHashMap.newKeySet();
    private final KnownWriterSchemas knownSchemas;
    private Optional<AppliedContract> targetContract = Optional.empty();
    private boolean hasTarget;
    private @Nullable ContractInForce contractInForce;
    private volatile @Nullable EnforcementPlan current;
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<String> writerProblem = Optional.empty();
    private volatile Runnable retryTask = () -> {};
    private volatile long retryAtNanos;

    ProductPlanUpdater(
            ProductTopics topics,
            PlanCompiler compiler,
            WriterSchemaResolver schemaResolver,
            SchemaViolationReporter violationReporter,
            Executor executor) {
        this.topics = topics;
        this.compiler = compiler;
        this.schemaResolver = schemaResolver;
        this.incompatibleSchemas = new IncompatibleSchemaReporter(topics.ingest(), violationReporter);
        this.knownSchemas = new KnownWriterSchemas(schemaResolver);
        this.executor = executor;
    }

    /** What makes one applied contract differ from another. */
    private record AppliedContract(Object ref, Object appliedAt, Object status, Object valueId, Object keyId) {
        static AppliedContract of(ContractEntry entry) {
            Contract contract = entry.contract();
            return new AppliedContract(
                    contract.ref(), entry.appliedAt(), contract.status(), entry.valueSchemaId(), entry.keySchemaId());
        }
    }

    @Nullable
    EnforcementPlan current() {
        return current;
    }

    /** Why the contract cannot be enforced, if it cannot. */
    Optional<String> problem() {
        return problem.or(() -> writerProblem);
    }

    synchronized void follow(MeshView view) {
        Optional<ContractEntry> entry = view.current(topics);
        Optional<AppliedContract> applied = entry.map(AppliedContract::of);
        if (hasTarget && applied.equals(targetContract)) {
            return;
        }
        targetContract = applied;
        hasTarget = true;
        view.history(topics.product()).values().forEach(knownSchemas::addContract);
        List<ContractEntry> earlierVersions =
                entry.map(next -> view.earlierVersions(next.contract().ref())).orElse(List.of());
        executor.execute(() -> recompile(entry, earlierVersions));
    }

    void requestWriter(RecordPart part, int schemaId) {
        WriterKey what = new WriterKey(part, schemaId);
        if (pendingWriters.add(what)) {
            executor.execute(() -> resolveWriter(what));
        }
    }

    /** The same, ahead of any record: where the schema is registered is told with what is wrong with it. */
    void prefetchWriter(RecordPart part, int schemaId, RegisteredVersion registration) {
        incompatibleSchemas.rememberRegistration(new WriterKey(part, schemaId), registration);
        EnforcementPlan plan = current;
        WriterDecision writer = plan == null ? null : plan.writer(part, schemaId);
        boolean isKnown = writer instanceof WriterDecision.Governed
                || (writer instanceof WriterDecision.Refused refused
                        && refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE);
        if (!isKnown) {
            requestWriter(part, schemaId);
        }
    }

    /** Compiles aside; the lock is only for the swap, so that nobody who follows or asks waits for it. */
    private void recompile(Optional<ContractEntry> next, List<ContractEntry> earlierVersions) {
        if (!isTarget(next)) {
            return;
        }
        try {
            ContractInForce inForce = next.map(entry -> ContractInForce.of(entry, earlierVersions)).orElse(null);
            EnforcementPlan plan = inForce == null
                    ? EnforcementPlan.withoutContract(topics)
                    : compiler.compilePlan(inForce, knownSchemas.schemasOf(RecordPart.VALUE),
                            knownSchemas.schemasOf(RecordPart.KEY));
            Map<WriterKey, WriterDecision.Refused> broken =
                    inForce == null ? Map.of() : IncompatibleSchemaReporter.incompatibleWriters(plan, inForce);
            if (inForce == null || current() != null) {
                if (inForce != null) {
                    incompatibleSchemas.reportBeforeSwap(inForce, broken);
                }
                swap(next, inForce, plan);
            } else {
                // Nothing is let in yet: what breaks the contract joins the plan once that is told.
                swap(next, inForce, withoutWriters(plan, broken.keySet()));
                broken.keySet().forEach(what -> requestWriter(what.part(), what.schemaId()));
            }
        } catch (RuntimeException e) {
            recordFailure(() -> recompile(next, earlierVersions), e);
        }
    }

    /** Nothing is enforced wrongly: records wait, or stay under the plan before, and the plan is tried again. */
    private void recordFailure(Runnable again, RuntimeException thrown) {
        String what = describe(thrown);
        if (!problem.equals(Optional.of(what))) {
            LOG.error("{} cannot be enforced, its records wait for: {}", topics.ingest(), what);
            LOG.debug("{}", topics.ingest(), thrown);
        }
        problem = Optional.of(what);
        retryTask = again;
        retryAtNanos = System.nanoTime() + RETRY_NANOS;
    }

    private static String describe(RuntimeException thrown) {
        boolean isForPeople = thrown instanceof PlanCompiler.UnenforceableContractException
                || thrown instanceof KeysUnavailableException
                || thrown instanceof KeysetException;
        return isForPeople
                ? String.valueOf(thrown.getMessage())
                : "a gate that can compile the contract (" + thrown.getClass().getSimpleName()
                        + "); see the gate's log";
    }

    /** Tries again, now and then, to make a plan that could not be made. Never blocks. */
    void retryFailed() {
        if (problem.isPresent() && System.nanoTime() - retryAtNanos >= 0) {
            retryAtNanos = System.nanoTime() + RETRY_NANOS;
            executor.execute(retryTask);
        }
    }

    private synchronized boolean isTarget(Optional<ContractEntry> next) {
        return next.map(AppliedContract::of).equals(targetContract);
    }

    private synchronized void swap(Optional<ContractEntry> next, @Nullable ContractInForce inForce,
            EnforcementPlan plan) {
        if (!isTarget(next)) {
            return;
        }
        current = inForce == null ? plan : withKnownWriters(plan, inForce);
        contractInForce = inForce;
        problem = Optional.empty();
        PlanRegistry.logSwap(plan);
    }

    /** A record let in under the old plan finds its writer in the new one, judged by the new contract. */
    private EnforcementPlan withKnownWriters(EnforcementPlan plan, ContractInForce inForce) {
        EnforcementPlan old = current;
        EnforcementPlan result = plan;
        if (old == null) {
            return result;
        }
        for (RecordPart part : RecordPart.values()) {
            Map<Integer, WriterDecision> before = part == RecordPart.KEY ? old.keyWriters() : old.valueWriters();
            for (Map.Entry<Integer, WriterDecision> writer : before.entrySet()) {
                int id = writer.getKey();
                Schema schema = knownSchemas.get(new WriterKey(part, id));
                if (result.writer(part, id) == null && inForce.hasPart(part)) {
                    // What has no schema was refused, and stays so whatever a contract says.
                    result = result.withWriter(part, id, schema == null
                            ? writer.getValue()
                            : compiler.decideWriter(part, inForce, id,
                                    new WriterSchemaResolver.Resolution.Known(schema)));
                }
            }
        }
        return result;
    }

    private void resolveWriter(WriterKey what) {
        try {
            EnforcementPlan plan = current;
            if (plan == null || plan.entry().isEmpty()) {
                return;
            }
            ContractEntry entry = plan.entry().get();
            WriterSchemaResolver.Resolution certainty = schemaResolver.resolve(
                    what.schemaId(),
                    WriterSchemaResolver.ReferenceSchema.of(entry));
            if (certainty instanceof WriterSchemaResolver.Resolution.Known known) {
                knownSchemas.put(what, known.schema());
            }
            while (!addWriter(what, certainty)) {
                LOG.debug("{} changed its contract, schema {} is judged again", topics.ingest(), what.schemaId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Asked for again by the record that waits for it.
            writerProblem = Optional.of(describe(e));
            LOG.warn("{}: schema {} cannot be compiled, its records wait for: {}", topics.ingest(), what.schemaId(),
                    describe(e));
        } finally {
            pendingWriters.remove(what);
        }
    }

    /** @return false if the contract changed meanwhile: then the writer is to be judged again */
    private boolean addWriter(WriterKey what, WriterSchemaResolver.Resolution certainty) throws InterruptedException {
        ContractInForce inForce = contractInForce();
        if (inForce == null || !inForce.hasPart(what.part())) {
            return true;
        }
        WriterDecision writer = compiler.decideWriter(what.part(), inForce, what.schemaId(), certainty);
        if (writer instanceof WriterDecision.Refused refused
                && IncompatibleSchemaReporter.isIncompatible(inForce, what, refused)) {
            incompatibleSchemas.reportUntilAcknowledged(inForce, what, refused);
        }
        synchronized (this) {
            EnforcementPlan plan = current;
            if (!inForce.equals(contractInForce) || plan == null) {
                return false;
            }
            current = StaleWriterPruning.withoutStaleWriters(plan).withWriter(what.part(), what.schemaId(), writer);
            writerProblem = Optional.empty();
            return true;
        }
    }

    private synchronized @Nullable ContractInForce contractInForce() {
        return contractInForce;
    }

    private static EnforcementPlan withoutWriters(EnforcementPlan plan, Set<WriterKey> broken) {
        Map<Integer, WriterDecision> values = new HashMap<>(plan.valueWriters());
        Map<Integer, WriterDecision> keys = new HashMap<>(plan.keyWriters());
        broken.forEach(what -> (what.part() == RecordPart.KEY ? keys : values).remove(what.schemaId()));
        return new EnforcementPlan(plan.topics(), plan.entry(), plan.ports(), plan.key(), values, keys);
    }
}
