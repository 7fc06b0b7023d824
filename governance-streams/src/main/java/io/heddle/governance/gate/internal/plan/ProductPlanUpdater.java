// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Keeps the plan of one ingest topic in step with its contract. Thread-safe. */
final class ProductPlanUpdater implements WriterIntake.Target {
    private static final Logger LOG = LoggerFactory.getLogger(ProductPlanUpdater.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ProductTopics topics;
    private final PlanCompiler compiler;
    private final IncompatibleSchemaReporter incompatibleSchemas;
    private final Executor executor;
    private final WriterIntake writers;
    private final KnownWriterSchemas knownSchemas;
    private Optional<AppliedContract> targetContract = Optional.empty();
    private boolean hasTarget;
    private @Nullable ContractInForce contractInForce;
    private volatile @Nullable EnforcementPlan current;
    private volatile Optional<Missing> problem = Optional.empty();
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
        this.incompatibleSchemas = new IncompatibleSchemaReporter(topics.ingest(), violationReporter);
        this.knownSchemas = new KnownWriterSchemas(schemaResolver);
        this.executor = executor;
        this.writers = new WriterIntake(
                topics.ingest(), compiler, schemaResolver, knownSchemas, incompatibleSchemas, executor, this);
    }

    /** Identifies an applied contract; a difference requires a new plan. */
    private record AppliedContract(Object ref, Object appliedAt, Object status, Object valueId, Object keyId) {
        static AppliedContract of(ContractEntry entry) {
            Contract contract = entry.contract();
            return new AppliedContract(
                    contract.ref(), entry.appliedAt(), contract.status(), entry.valueSchemaId(), entry.keySchemaId());
        }
    }

    @Override
    public @Nullable EnforcementPlan current() {
        return current;
    }

    /** Why the contract cannot be enforced, if it cannot. */
    Optional<Missing> problem() {
        return problem.or(writers::problem);
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

    /** Resolves the writers of this topic. */
    WriterIntake writers() {
        return writers;
    }

    /** Compiles outside the lock and takes it only for the swap, so that compilation never blocks other callers. */
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
            if (inForce == null) {
                swap(next, null, plan);
                return;
            }
            // A writer that nobody has named yet stays out of the plan: a record that names it waits until it is
            // decided on, and only then is there a violation to report.
            Map<WriterKey, WriterDecision.Refused> broken =
                    IncompatibleSchemaReporter.incompatibleWriters(plan, inForce);
            Map<WriterKey, WriterDecision.Refused> used = new HashMap<>(broken);
            used.keySet().removeIf(writerKey -> !knownSchemas.isRequested(writerKey));
            if (current() != null) {
                incompatibleSchemas.reportBeforeSwap(inForce, used);
                Set<WriterKey> unused = new HashSet<>(broken.keySet());
                unused.removeAll(used.keySet());
                swap(next, inForce, plan.withoutWriters(unused));
            } else {
                // No record is admitted yet, so writers that break the contract are added only after the violation is
                // reported.
                swap(next, inForce, plan.withoutWriters(broken.keySet()));
                used.keySet().forEach(writers::request);
            }
        } catch (RuntimeException e) {
            recordFailure(() -> recompile(next, earlierVersions), e);
        }
    }

    /** Records wait or stay under the previous plan, and compilation is retried, so nothing is enforced wrongly. */
    private void recordFailure(Runnable again, RuntimeException thrown) {
        Missing missing = CompilationFailure.missing(thrown);
        if (!problem.equals(Optional.of(missing))) {
            LOG.error("{} cannot be enforced, its records wait for: {}", topics.ingest(), MissingText.of(missing));
            LOG.debug("{}", topics.ingest(), thrown);
        }
        problem = Optional.of(missing);
        retryTask = again;
        retryAtNanos = System.nanoTime() + RETRY_NANOS;
    }

    /** Retries a failed plan, at most once a second. Never blocks. */
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
        logSwap(plan);
    }

    /**
     * Adds the old plan's writers, decided under the new contract, because records admitted under the old plan need
     * them.
     */
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
                    // A writer without a schema was refused, and no contract can change that.
                    result = result.withWriter(part, id, schema == null
                            ? writer.getValue()
                            : compiler.decideWriter(part, inForce, id,
                                    new WriterSchemaResolver.Resolution.Known(schema)));
                }
            }
        }
        return result;
    }

    @Override
    public synchronized @Nullable ContractInForce contractInForce() {
        return contractInForce;
    }

    @Override
    public synchronized boolean add(ContractInForce inForce, WriterKey writerKey, WriterDecision decision) {
        EnforcementPlan plan = current;
        if (!inForce.equals(contractInForce) || plan == null) {
            return false;
        }
        current = plan.withoutStaleWriters().withWriter(writerKey.part(), writerKey.schemaId(), decision);
        return true;
    }

    private static void logSwap(EnforcementPlan plan) {
        Optional<ContractEntry> entry = plan.entry();
        LOG.info(
                "{} is governed by {} ({} writer schemas, {} ports)",
                plan.topics().ingest(),
                entry.isPresent() ? plan.contractText() : "no contract",
                plan.valueWriters().size(),
                plan.ports().size());
    }
}
