// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractRef;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.compatibility.WriterCheck;
import io.heddle.governance.gate.schemas.Registered;
import io.heddle.governance.gate.schemas.SchemaViolation;
import io.heddle.governance.gate.schemas.SchemaViolations;
import io.heddle.governance.gate.schemas.WatchedProduct;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Tells schemas of output subjects that no version of the contract has: consumers who ask for the latest version get them,
 * though no record is of them. A contract's schema is registered a moment before the contract is in the mesh log, so a
 * schema has to be there for a while before it counts. Thread-safe; never blocks.
 */
final class OutputSubjects {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int MAX_FOUND = 10_000;

    private final WriterSchemas schemas;
    private final SchemaViolations violations;
    private final Executor executor;
    private final Duration grace;
    private final Map<Found, Long> since = new ConcurrentHashMap<>();
    private final Map<Found, Boolean> judged = new ConcurrentHashMap<>();

    OutputSubjects(WriterSchemas schemas, SchemaViolations violations, Executor executor) {
        this(schemas, violations, executor, GRACE);
    }

    OutputSubjects(WriterSchemas schemas, SchemaViolations violations, Executor executor, Duration grace) {
        this.schemas = schemas;
        this.violations = violations;
        this.executor = executor;
        this.grace = grace;
    }

    private record Found(ContractRef contract, Registered registered) {}

    /** A version of an output subject, told in every round. */
    void found(WatchedProduct product, Plan.Part part, int schemaId, Registered registered) {
        Found found = new Found(product.entry().contract().ref(), registered);
        if (isOwn(product, part, schemaId) || judged.containsKey(found)) {
            since.remove(found);
            return;
        }
        if (since.size() + judged.size() > MAX_FOUND) {
            // What is told already is not told twice.
            since.clear();
            judged.clear();
        }
        long now = System.nanoTime();
        Long first = since.putIfAbsent(found, now);
        if (now - (first == null ? now : first) >= grace.toNanos() && judged.putIfAbsent(found, true) == null) {
            executor.execute(() -> judge(found, product, part, schemaId));
        }
    }

    private void judge(Found found, WatchedProduct product, Plan.Part part, int schemaId) {
        try {
            List<Violation> wrong = new ArrayList<>();
            switch (schemas.await(schemaId, WriterSchemas.Witness.of(product.entry()))) {
                case WriterSchemas.Certainty.Known known -> {
                    if (!hasSchema(product, part, known.schema())) {
                        wrong.add(violation("schema.not-in-contract", "no version of the contract has this schema"));
                        wrong.addAll(check(product.entry().contract(), part).violations(known.schema()));
                    }
                }
                case WriterSchemas.Certainty.NotAvro notAvro -> wrong.add(violation("schema.not-avro", "it is not Avro"));
                // It was removed again.
                case WriterSchemas.Certainty.Unknown unknown -> judged.remove(found);
            }
            if (!wrong.isEmpty()) {
                tell(found, product, part, schemaId, wrong);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Found found, WatchedProduct product, Plan.Part part, int schemaId, List<Violation> wrong) {
        var _ = violations
                .tell(new SchemaViolation(
                        product.entry().contract(),
                        SchemaViolation.Side.OUTPUT,
                        part == Plan.Part.KEY ? "key" : "value",
                        schemaId,
                        Optional.of(found.registered()),
                        wrong))
                .exceptionally(failure -> {
                    judged.remove(found);
                    return null;
                });
    }

    private static WriterCheck check(Contract contract, Plan.Part part) {
        return part == Plan.Part.KEY
                ? WriterCheck.ofKeys(contract, List.of())
                : WriterCheck.ofValues(contract, List.of());
    }

    private static boolean isOwn(WatchedProduct product, Plan.Part part, int schemaId) {
        SchemaId id = new SchemaId(schemaId);
        return product.versions().stream().anyMatch(entry -> part == Plan.Part.KEY
                ? entry.keySchemaId().equals(Optional.of(id))
                : entry.valueSchemaId().equals(id));
    }

    /** Some registries give the same schema another id in another subject. */
    private static boolean hasSchema(WatchedProduct product, Plan.Part part, Schema schema) {
        return product.versions().stream()
                .map(ContractEntry::contract)
                .anyMatch(contract -> part == Plan.Part.KEY
                        ? contract.key().map(ProductKey::schema).equals(Optional.of(schema))
                        : contract.valueSchema().equals(schema));
    }

    private static Violation violation(String rule, String message) {
        return new Violation(rule, "", "", message, Severity.ERROR);
    }
}
