// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.RegisteredVersion;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The current plan of every ingest topic, swapped atomically when its contract changes or a writer schema becomes
 * known. Thread-safe. {@link #current} is the hot path and never blocks; compilation and lookups run on the executor.
 */
public final class PlanRegistry {
    private final PlanCompiler compiler;
    private final WriterSchemaResolver schemaResolver;
    private final SchemaViolationReporter violationReporter;
    private final Executor executor;
    private final Map<String, ProductPlanUpdater> products = new ConcurrentHashMap<>();

    /** @param violationReporter reports schemas that break a contract, before any record is rejected because of it */
    public PlanRegistry(PlanCompiler compiler, WriterSchemaResolver schemaResolver,
            SchemaViolationReporter violationReporter, Executor executor) {
        this.compiler = compiler;
        this.schemaResolver = schemaResolver;
        this.violationReporter = violationReporter;
        this.executor = executor;
    }

    /** The current plan of an ingest topic, or null if none exists yet. */
    public @Nullable EnforcementPlan current(String ingestTopic) {
        ProductPlanUpdater product = products.get(ingestTopic);
        return product == null ? null : product.current();
    }

    /** Requests a writer that the plan does not know. Idempotent. */
    public void requestWriter(String ingestTopic, RecordPart part, int schemaId) {
        ProductPlanUpdater product = products.get(ingestTopic);
        if (product != null) {
            product.writers().request(new WriterKey(part, schemaId));
        }
    }

    /** Adds a writer whose schema was just registered, before its first record arrives. */
    public void prefetchWriter(String ingestTopic, RecordPart part, int schemaId, RegisteredVersion registered) {
        ProductPlanUpdater product = products.get(ingestTopic);
        if (product != null) {
            product.writers().prefetch(new WriterKey(part, schemaId), registered);
        }
    }

    /** Why an ingest topic has no plan, or why a requested writer is not in it yet. */
    public Missing waitingFor(String ingestTopic) {
        ProductPlanUpdater product = products.get(ingestTopic);
        if (product == null) {
            return new Missing.Contract();
        }
        return product.problem()
                .or(() -> schemaResolver.outage().map(Missing.SchemaRegistry::new))
                .or(() -> violationReporter.waitingFor().map(Missing.Event::new))
                .orElse(product.current() == null ? Missing.Compilation.RUNNING : Missing.SchemaRegistry.ANSWER);
    }

    /** Starts creating plans for new and changed contracts. Never blocks. */
    public void follow(MeshView view) {
        view.contracts().forEach((id, history) -> {
            if (!id.domain().isMesh()) {
                for (int major : majors(history)) {
                    ProductTopics topics = new ProductTopics(id, major);
                    products.computeIfAbsent(
                            topics.ingest().value(),
                            topic -> new ProductPlanUpdater(topics, compiler, schemaResolver, violationReporter,
                                    executor))
                            .follow(view);
                }
            }
        });
    }

    /** Retries plans that could not be created. Never blocks. */
    public void retryFailed() {
        products.values().forEach(ProductPlanUpdater::retryFailed);
    }

    /** Whether a contract in force governs this topic. */
    public boolean isGoverned(String ingestTopic) {
        EnforcementPlan plan = current(ingestTopic);
        return plan != null && plan.entry().isPresent();
    }

    /** The ingest topics whose product has or had a contract. */
    public Set<String> ingestTopics() {
        return Set.copyOf(products.keySet());
    }

    /** The topics that any plan may write to. */
    Set<String> targets() {
        Set<String> targets = new TreeSet<>();
        for (ProductPlanUpdater product : products.values()) {
            EnforcementPlan plan = product.current();
            if (plan != null) {
                targets.addAll(plan.targets());
            }
        }
        return targets;
    }

    private static Set<Integer> majors(NavigableMap<ContractVersion, ContractEntry> history) {
        Set<Integer> majors = new TreeSet<>();
        history.keySet().forEach(version -> majors.add(version.major()));
        return majors;
    }
}
