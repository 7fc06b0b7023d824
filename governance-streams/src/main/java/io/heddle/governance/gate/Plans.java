// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.schemas.Registered;
import io.heddle.governance.gate.schemas.SchemaViolations;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The current plan of every ingest topic, swapped atomically when its contract changes or a writer schema becomes known.
 * Thread-safe; {@link #current} is the hot path and never blocks, compiling and looking up happen on the executor.
 */
final class Plans {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final PlanMaker maker;
    private final WriterSchemas schemas;
    private final SchemaViolations violations;
    private final Executor executor;
    private final Map<String, ProductPlan> products = new ConcurrentHashMap<>();

    /** @param violations hears of schemas that break a contract, before any record is rejected for it */
    Plans(PlanMaker maker, WriterSchemas schemas, SchemaViolations violations, Executor executor) {
        this.maker = maker;
        this.schemas = schemas;
        this.violations = violations;
        this.executor = executor;
    }

    /** The plan of an ingest topic, or null while there is none. */
    @Nullable Plan current(String ingestTopic) {
        ProductPlan product = products.get(ingestTopic);
        return product == null ? null : product.current();
    }

    /** Asks for a writer that the plan does not know; once is enough, more does no harm. */
    void want(String ingestTopic, Plan.Part part, int schemaId) {
        ProductPlan product = products.get(ingestTopic);
        if (product != null) {
            product.want(part, schemaId);
        }
    }

    /** Learns a writer before any record of it comes: the schema registry knows its schema since lately. */
    void foresee(String ingestTopic, Plan.Part part, int schemaId, Registered registered) {
        ProductPlan product = products.get(ingestTopic);
        if (product != null) {
            product.foresee(part, schemaId, registered);
        }
    }

    /** Why an ingest topic has no plan or not yet that writer, in words for people. */
    String waitingFor(String ingestTopic) {
        ProductPlan product = products.get(ingestTopic);
        if (product == null) {
            return "a contract for the topic in mesh.registry";
        }
        return product.problem()
                .or(schemas::outage)
                .or(violations::waitingFor)
                .orElse(product.current() == null ? "its contract to be compiled" : "the schema registry to answer");
    }

    /** Follows the mesh: makes plans for new and changed contracts. Never blocks. */
    void follow(MeshView view) {
        view.contracts().forEach((id, history) -> {
            if (!id.domain().isMesh()) {
                for (int major : majors(history)) {
                    ProductTopics topics = new ProductTopics(id, major);
                    products.computeIfAbsent(
                                    topics.ingest().value(), topic -> new ProductPlan(topics, maker, schemas, violations, executor))
                            .follow(view.current(topics), history);
                }
            }
        });
    }

    /** Tries again to make the plans that could not be made. Never blocks. */
    void retry() {
        products.values().forEach(ProductPlan::retry);
    }

    /** Whether a contract in force promises to govern what is written to this topic. */
    boolean isGoverned(String ingestTopic) {
        Plan plan = current(ingestTopic);
        return plan != null && plan.entry().isPresent();
    }

    /** Every ingest topic that a plan was asked for. */
    Set<String> ingestTopics() {
        return Set.copyOf(products.keySet());
    }

    /** Every topic that any plan may write to. */
    Set<String> targets() {
        Set<String> targets = new TreeSet<>();
        for (ProductPlan product : products.values()) {
            Plan plan = product.current();
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

    static void logSwap(Plan plan) {
        Optional<ContractEntry> entry = plan.entry();
        LOG.info(
                "{} is governed by {} ({} writer schemas, {} ports)",
                plan.topics().ingest(),
                entry.isPresent() ? plan.contractText() : "no contract",
                plan.values().size(),
                plan.ports().size());
    }
}
