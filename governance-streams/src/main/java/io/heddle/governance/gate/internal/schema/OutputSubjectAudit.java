// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractRef;
import io.heddle.contract.ProductKey;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.compatibility.WriterCheck;
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
 * Reports schemas in output subjects that belong to no version of the contract: consumers who request the latest
 * version get them, although no record has them. A contract's schema is registered shortly before the contract appears
 * in the mesh log, so a schema counts only after a grace period. Thread-safe; never blocks.
 */
public final class OutputSubjectAudit {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int MAX_FOUND = 10_000;

    private final WriterSchemaResolver schemaResolver;
    private final SchemaViolationReporter violationReporter;
    private final Executor executor;
    private final Duration grace;
    private final Map<SubjectFinding, Long> firstSeenNanos = new ConcurrentHashMap<>();
    private final Map<SubjectFinding, Boolean> audited = new ConcurrentHashMap<>();

    public OutputSubjectAudit(WriterSchemaResolver schemaResolver, SchemaViolationReporter violationReporter,
            Executor executor) {
        this(schemaResolver, violationReporter, executor, GRACE);
    }

    OutputSubjectAudit(WriterSchemaResolver schemaResolver, SchemaViolationReporter violationReporter,
            Executor executor, Duration grace) {
        this.schemaResolver = schemaResolver;
        this.violationReporter = violationReporter;
        this.executor = executor;
        this.grace = grace;
    }

    private record SubjectFinding(ContractRef contract, RegisteredVersion registered) {}

    /** Checks a version of an output subject. Called for each version in every polling round. */
    public void onVersion(WatchedProduct product, RecordPart part, int schemaId, RegisteredVersion registered) {
        SubjectFinding found = new SubjectFinding(product.entry().contract().ref(), registered);
        if (product.isContractSchema(part, schemaId) || audited.containsKey(found)) {
            firstSeenNanos.remove(found);
            return;
        }
        if (firstSeenNanos.size() + audited.size() > MAX_FOUND) {
            // Safe to forget, because the reporter reports each violation only once.
            firstSeenNanos.clear();
            audited.clear();
        }
        long now = System.nanoTime();
        Long first = firstSeenNanos.putIfAbsent(found, now);
        if (now - (first == null ? now : first) >= grace.toNanos() && audited.putIfAbsent(found, true) == null) {
            executor.execute(() -> audit(found, product, part, schemaId));
        }
    }

    private void audit(SubjectFinding found, WatchedProduct product, RecordPart part, int schemaId) {
        try {
            List<Violation> wrong = new ArrayList<>();
            switch (schemaResolver.resolve(schemaId, WriterSchemaResolver.ReferenceSchema.of(product.entry()))) {
                case WriterSchemaResolver.Resolution.Known known -> {
                    if (!hasSchema(product, part, known.schema())) {
                        wrong.add(violation("schema.not-in-contract", "no version of the contract has this schema"));
                        wrong.addAll(writerCheck(product.entry().contract(), part).violations(known.schema()));
                    }
                }
                case WriterSchemaResolver.Resolution.NotAvro notAvro ->
                    wrong.add(violation("schema.not-avro", "it is not Avro"));
                // The schema was deleted meanwhile.
                case WriterSchemaResolver.Resolution.Unknown unknown -> audited.remove(found);
            }
            if (!wrong.isEmpty()) {
                report(found, product, part, schemaId, wrong);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(SubjectFinding found, WatchedProduct product, RecordPart part, int schemaId,
            List<Violation> wrong) {
        var _ = violationReporter
                .report(new SchemaViolation(
                        product.entry().contract(),
                        SchemaViolation.Side.OUTPUT,
                        part == RecordPart.KEY ? "key" : "value",
                        schemaId,
                        Optional.of(found.registered()),
                        wrong))
                .exceptionally(failure -> {
                    audited.remove(found);
                    return null;
                });
    }

    private static WriterCheck writerCheck(Contract contract, RecordPart part) {
        return part == RecordPart.KEY
                ? WriterCheck.ofKeys(contract, List.of())
                : WriterCheck.ofValues(contract, List.of());
    }

    /** Compares schemas instead of ids, because some registries assign an id per subject. */
    private static boolean hasSchema(WatchedProduct product, RecordPart part, Schema schema) {
        return product.versions().stream()
                .map(ContractEntry::contract)
                .anyMatch(contract -> part == RecordPart.KEY
                        ? contract.key().map(ProductKey::schema).equals(Optional.of(schema))
                        : contract.valueSchema().equals(schema));
    }

    private static Violation violation(String rule, String message) {
        return new Violation(rule, "", "", message, Severity.ERROR);
    }
}
