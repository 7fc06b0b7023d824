// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductTopics;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
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

/** The plan of one ingest topic through its changes. Thread-safe. */
final class ProductPlan {
    private static final Logger LOG = LoggerFactory.getLogger(ProductPlan.class);

    private final ProductTopics topics;
    private final PlanMaker maker;
    private final WriterSchemas schemas;
    private final Executor executor;
    private final Set<Wanted> wanted = ConcurrentHashMap.newKeySet();
    private final Map<Wanted, Schema> resolved = new ConcurrentHashMap<>();
    private Optional<Applied> target = Optional.empty();
    private boolean targeted;
    private volatile @Nullable Plan current;
    private volatile Optional<String> problem = Optional.empty();

    ProductPlan(ProductTopics topics, PlanMaker maker, WriterSchemas schemas, Executor executor) {
        this.topics = topics;
        this.maker = maker;
        this.schemas = schemas;
        this.executor = executor;
    }

    private record Wanted(Plan.Part part, int schemaId) {}

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
        return problem;
    }

    synchronized void follow(Optional<ContractEntry> entry, NavigableMap<ContractVersion, ContractEntry> history) {
        Optional<Applied> applied = entry.map(Applied::of);
        if (targeted && applied.equals(target)) {
            return;
        }
        target = applied;
        targeted = true;
        history.values().forEach(this::learn);
        executor.execute(() -> remake(entry));
    }

    void want(Plan.Part part, int schemaId) {
        Wanted what = new Wanted(part, schemaId);
        if (wanted.add(what)) {
            executor.execute(() -> resolve(what));
        }
    }

    private void learn(ContractEntry entry) {
        int valueId = entry.valueSchemaId().value();
        schemas.learn(valueId, entry.contract().valueSchema());
        resolved.put(new Wanted(Plan.Part.VALUE, valueId), entry.contract().valueSchema());
        entry.keySchemaId().ifPresent(id -> entry.contract().key().ifPresent(key -> {
            schemas.learn(id.value(), key.schema());
            resolved.put(new Wanted(Plan.Part.KEY, id.value()), key.schema());
        }));
        entry.knownSchemas().forEach((id, json) -> {
            try {
                Schema schema = new Schema.Parser().parse(json);
                schemas.learn(id.value(), schema);
                if (schema.getType() == Schema.Type.RECORD) {
                    resolved.putIfAbsent(new Wanted(Plan.Part.VALUE, id.value()), schema);
                }
            } catch (SchemaParseException e) {
                LOG.warn("{}: known schema {} is not Avro and is left out", entry.contract().ref(), id);
            }
        });
    }

    private synchronized void remake(Optional<ContractEntry> next) {
        if (!next.map(Applied::of).equals(target)) {
            return;
        }
        try {
            Plan plan = next.map(entry -> maker.make(entry, writers(Plan.Part.VALUE), writers(Plan.Part.KEY)))
                    .orElseGet(() -> Plan.withoutContract(topics));
            current = carriedOver(plan);
            problem = Optional.empty();
            Plans.logSwap(plan);
        } catch (PlanMaker.PlanException e) {
            problem = Optional.of(e.getMessage() == null ? "a contract that can be enforced" : e.getMessage());
            LOG.error("{} cannot be enforced, its records wait: {}", topics.ingest(), problem.get());
        }
    }

    /** Refusals that hold whatever the contract says: a record let in under the old plan finds them in the new one. */
    private Plan carriedOver(Plan plan) {
        Plan old = current;
        Plan result = plan;
        if (old == null || plan.entry().isEmpty()) {
            return result;
        }
        for (Map.Entry<Integer, Writer> writer : old.values().entrySet()) {
            if (result.values().get(writer.getKey()) == null) {
                result = result.with(Plan.Part.VALUE, writer.getKey(), writer.getValue());
            }
        }
        for (Map.Entry<Integer, Writer> writer : old.keys().entrySet()) {
            if (result.keys().get(writer.getKey()) == null && result.key().isPresent()) {
                result = result.with(Plan.Part.KEY, writer.getKey(), writer.getValue());
            }
        }
        return result;
    }

    private void resolve(Wanted what) {
        try {
            WriterSchemas.Certainty certainty = schemas.await(what.schemaId());
            if (certainty instanceof WriterSchemas.Certainty.Known known) {
                resolved.put(what, known.schema());
            }
            add(what, certainty);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            wanted.remove(what);
        }
    }

    private synchronized void add(Wanted what, WriterSchemas.Certainty certainty) {
        Plan plan = current;
        if (plan != null && plan.entry().isPresent()) {
            current = plan.with(
                    what.part(),
                    what.schemaId(),
                    maker.writer(what.part(), plan.entry().get().contract(), what.schemaId(), certainty));
        }
    }

    private Map<Integer, Schema> writers(Plan.Part part) {
        Map<Integer, Schema> writers = new HashMap<>();
        resolved.forEach((what, schema) -> {
            if (what.part() == part) {
                writers.put(what.schemaId(), schema);
            }
        });
        return writers;
    }
}
