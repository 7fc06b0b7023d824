// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.ReasonCode;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.engine.keys.KeysetException;
import io.heddle.governance.gate.schemas.Registered;
import io.heddle.governance.gate.schemas.SchemaViolations;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The plan of one ingest topic through its changes. Thread-safe. */
final class ProductPlan {
    private static final Logger LOG = LoggerFactory.getLogger(ProductPlan.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ProductTopics topics;
    private final PlanMaker maker;
    private final WriterSchemas schemas;
    private final BreakingSchemas breaking;
    private final Executor executor;
    private final Set<Wanted> wanted = ConcurrentHashMap.newKeySet();
    private final ResolvedSchemas resolved;
    private Optional<Applied> target = Optional.empty();
    private boolean targeted;
    private @Nullable Promise promise;
    private volatile @Nullable Plan current;
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<String> writerProblem = Optional.empty();
    private volatile Runnable retrying = () -> {};
    private volatile long retryAtNanos;

    ProductPlan(
            ProductTopics topics,
            PlanMaker maker,
            WriterSchemas schemas,
            SchemaViolations violations,
            Executor executor) {
        this.topics = topics;
        this.maker = maker;
        this.schemas = schemas;
        this.breaking = new BreakingSchemas(topics.ingest(), violations);
        this.resolved = new ResolvedSchemas(schemas);
        this.executor = executor;
    }

    /** What makes one applied contract differ from another. */
    private record Applied(Object ref, Object at, Object status, Object valueId, Object keyId) {
        static Applied of(ContractEntry entry) {
            Contract contract = entry.contract();
            return new Applied(
                    contract.ref(), entry.appliedAt(), contract.status(), entry.valueSchemaId(), entry.keySchemaId());
        }
    }

    @Nullable Plan current() {
        return current;
    }

    /** Why the contract cannot be enforced, if it cannot. */
    Optional<String> problem() {
        return problem.or(() -> writerProblem);
    }

    synchronized void follow(Optional<ContractEntry> entry, NavigableMap<ContractVersion, ContractEntry> history) {
        Optional<Applied> applied = entry.map(Applied::of);
        if (targeted && applied.equals(target)) {
            return;
        }
        target = applied;
        targeted = true;
        history.values().forEach(resolved::learn);
        executor.execute(() -> remake(entry, history));
    }

    void want(Plan.Part part, int schemaId) {
        Wanted what = new Wanted(part, schemaId);
        if (wanted.add(what)) {
            executor.execute(() -> resolve(what));
        }
    }

    /** The same, ahead of any record: where the schema is registered is told with what is wrong with it. */
    void foresee(Plan.Part part, int schemaId, Registered where) {
        breaking.seen(new Wanted(part, schemaId), where);
        Plan plan = current;
        Writer writer = plan == null ? null : plan.writer(part, schemaId);
        boolean isKnown = writer instanceof Writer.Governed
                || (writer instanceof Writer.Refused refused && refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE);
        if (!isKnown) {
            want(part, schemaId);
        }
    }

    /** Compiles aside; the lock is only for the swap, so that nobody who follows or asks waits for it. */
    private void remake(Optional<ContractEntry> next, NavigableMap<ContractVersion, ContractEntry> history) {
        if (!isTarget(next)) {
            return;
        }
        try {
            Promise to = next.map(entry -> Promise.of(entry, history)).orElse(null);
            Plan plan = to == null
                    ? Plan.withoutContract(topics)
                    : maker.make(to, resolved.of(Plan.Part.VALUE), resolved.of(Plan.Part.KEY));
            Map<Wanted, Writer.Refused> broken = to == null ? Map.of() : BreakingSchemas.of(plan, to);
            if (to == null || current() != null) {
                if (to != null) {
                    breaking.tellBeforehand(to, broken);
                }
                swap(next, to, plan);
            } else {
                // Nothing is let in yet: what breaks the contract joins the plan once that is told.
                swap(next, to, without(plan, broken.keySet()));
                broken.keySet().forEach(what -> want(what.part(), what.schemaId()));
            }
        } catch (RuntimeException e) {
            unmade(() -> remake(next, history), e);
        }
    }

    /** Nothing is enforced wrongly: records wait, or stay under the plan before, and the plan is tried again. */
    private void unmade(Runnable again, RuntimeException thrown) {
        String what = words(thrown);
        if (!problem.equals(Optional.of(what))) {
            LOG.error("{} cannot be enforced, its records wait for: {}", topics.ingest(), what);
            LOG.debug("{}", topics.ingest(), thrown);
        }
        problem = Optional.of(what);
        retrying = again;
        retryAtNanos = System.nanoTime() + RETRY_NANOS;
    }

    private static String words(RuntimeException thrown) {
        boolean isForPeople = thrown instanceof PlanMaker.PlanException
                || thrown instanceof KeysUnavailableException
                || thrown instanceof KeysetException;
        return isForPeople
                ? String.valueOf(thrown.getMessage())
                : "a gate that can compile the contract (" + thrown.getClass().getSimpleName() + "); see the gate's log";
    }

    /** Tries again, now and then, to make a plan that could not be made. Never blocks. */
    void retry() {
        if (problem.isPresent() && System.nanoTime() - retryAtNanos >= 0) {
            retryAtNanos = System.nanoTime() + RETRY_NANOS;
            executor.execute(retrying);
        }
    }

    private synchronized boolean isTarget(Optional<ContractEntry> next) {
        return next.map(Applied::of).equals(target);
    }

    private synchronized void swap(Optional<ContractEntry> next, @Nullable Promise to, Plan plan) {
        if (!isTarget(next)) {
            return;
        }
        current = to == null ? plan : carriedOver(plan, to);
        promise = to;
        problem = Optional.empty();
        Plans.logSwap(plan);
    }

    /** A record let in under the old plan finds its writer in the new one, judged by the new contract. */
    private Plan carriedOver(Plan plan, Promise to) {
        Plan old = current;
        Plan result = plan;
        if (old == null) {
            return result;
        }
        for (Plan.Part part : Plan.Part.values()) {
            Map<Integer, Writer> before = part == Plan.Part.KEY ? old.keys() : old.values();
            for (Map.Entry<Integer, Writer> writer : before.entrySet()) {
                int id = writer.getKey();
                Schema schema = resolved.get(new Wanted(part, id));
                if (result.writer(part, id) == null && to.has(part)) {
                    // What has no schema was refused, and stays so whatever a contract says.
                    result = result.with(part, id, schema == null
                            ? writer.getValue()
                            : maker.writer(part, to, id, new WriterSchemas.Certainty.Known(schema)));
                }
            }
        }
        return result;
    }

    private void resolve(Wanted what) {
        try {
            Plan plan = current;
            if (plan == null || plan.entry().isEmpty()) {
                return;
            }
            ContractEntry entry = plan.entry().get();
            WriterSchemas.Certainty certainty = schemas.await(
                    what.schemaId(),
                    WriterSchemas.Witness.of(entry));
            if (certainty instanceof WriterSchemas.Certainty.Known known) {
                resolved.put(what, known.schema());
            }
            while (!add(what, certainty)) {
                LOG.debug("{} changed its contract, schema {} is judged again", topics.ingest(), what.schemaId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Asked for again by the record that waits for it.
            writerProblem = Optional.of(words(e));
            LOG.warn("{}: schema {} cannot be compiled, its records wait for: {}", topics.ingest(), what.schemaId(), words(e));
        } finally {
            wanted.remove(what);
        }
    }

    /** @return false if the contract changed meanwhile: then the writer is to be judged again */
    private boolean add(Wanted what, WriterSchemas.Certainty certainty) throws InterruptedException {
        Promise to = promise();
        if (to == null || !to.has(what.part())) {
            return true;
        }
        Writer writer = maker.writer(what.part(), to, what.schemaId(), certainty);
        if (writer instanceof Writer.Refused refused && BreakingSchemas.breaks(to, what, refused)) {
            breaking.tellUntilTold(to, what, refused);
        }
        synchronized (this) {
            Plan plan = current;
            if (!to.equals(promise) || plan == null) {
                return false;
            }
            current = Forgetting.stale(plan).with(what.part(), what.schemaId(), writer);
            writerProblem = Optional.empty();
            return true;
        }
    }

    private synchronized @Nullable Promise promise() {
        return promise;
    }

    private static Plan without(Plan plan, Set<Wanted> broken) {
        Map<Integer, Writer> values = new HashMap<>(plan.values());
        Map<Integer, Writer> keys = new HashMap<>(plan.keys());
        broken.forEach(what -> (what.part() == Plan.Part.KEY ? keys : values).remove(what.schemaId()));
        return new Plan(plan.topics(), plan.entry(), plan.ports(), plan.key(), values, keys);
    }
}
