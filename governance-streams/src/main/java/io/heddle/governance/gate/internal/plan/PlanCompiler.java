// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductKey;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.RuleFault;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.engine.keys.KeysetException;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates plans by compiling every known writer schema against a contract. Slow, so never call it on a stream thread.
 */
public final class PlanCompiler {
    private final RecordEngine engine;
    private final Duration unknownTtl;

    /** @param unknownTtl how long the answer "unknown schema id" is trusted before it is checked again */
    public PlanCompiler(RecordEngine engine, Duration unknownTtl) {
        this.engine = engine;
        this.unknownTtl = unknownTtl;
    }

    /** Compiles the plan of a contract with a program for each of the given writers. */
    public EnforcementPlan compilePlan(ContractInForce contractInForce, Map<Integer, Schema> valueWriters,
            Map<Integer, Schema> keyWriters) {
        ContractEntry entry = contractInForce.entry();
        Contract contract = entry.contract();
        ProductTopics topics = contract.topics();
        Map<Integer, WriterDecision> values = new HashMap<>();
        valueWriters.forEach(
                (id, schema) -> values.put(id, checkAndCompile(RecordPart.VALUE, contractInForce, id, schema)));
        int ownId = entry.valueSchemaId().value();
        values.put(ownId, compile(RecordPart.VALUE, contract, ownId, contract.valueSchema()));
        Map<Integer, WriterDecision> keys = new HashMap<>();
        Optional<EnforcementPlan.Key> key = contract.key().map(declared -> compileKey(entry, declared));
        key.ifPresent(declared -> {
            keyWriters.forEach(
                    (id, schema) -> keys.put(id, checkAndCompile(RecordPart.KEY, contractInForce, id, schema)));
            keys.put(declared.schemaId().value(), new WriterDecision.Governed(declared.program()));
        });
        return new EnforcementPlan(topics, Optional.of(entry), EnforcementPlan.portsOf(entry), key, values, keys);
    }

    /** Decides on a writer whose schema id has been resolved. */
    WriterDecision decideWriter(RecordPart part, ContractInForce contractInForce, int schemaId,
            WriterSchemaResolver.Resolution certainty) {
        return switch (certainty) {
            case WriterSchemaResolver.Resolution.Known known ->
                checkAndCompile(part, contractInForce, schemaId, known.schema());
            case WriterSchemaResolver.Resolution.NotAvro notAvro ->
                refused(
                        ReasonCode.SCHEMA_INCOMPATIBLE,
                        "schema.not-avro",
                        "schema " + schemaId + " is "
                                + (notAvro.type().isEmpty() ? "not Avro, or not valid" : notAvro.type() + ", not Avro"),
                        Long.MAX_VALUE);
            case WriterSchemaResolver.Resolution.Unknown unknown ->
                refused(
                        ReasonCode.SCHEMA_UNKNOWN,
                        ReasonCode.SCHEMA_UNKNOWN.code(),
                        "the schema registry does not know schema " + schemaId,
                        System.nanoTime() + unknownTtl.toNanos());
        };
    }

    /**
     * Schemas of the contract's own versions only need to be convertible; others must satisfy its compatibility level.
     */
    private WriterDecision checkAndCompile(RecordPart part, ContractInForce contractInForce, int schemaId,
            Schema registered) {
        Optional<ProductKey> key = part == RecordPart.KEY ? contractInForce.contract().key() : Optional.empty();
        Schema writer = key.map(declared -> KeyWriterSchema.inFormOf(declared, registered)).orElse(registered);
        List<Violation> broken = contractInForce.isOwnSchema(part, schemaId)
                ? List.of()
                : contractInForce.writerCheck(part).violations(writer);
        return broken.isEmpty()
                ? compile(part, contractInForce.contract(), schemaId, writer)
                : new WriterDecision.Refused(ReasonCode.SCHEMA_INCOMPATIBLE, broken, Long.MAX_VALUE);
    }

    private WriterDecision compile(RecordPart part, Contract contract, int schemaId, Schema writer) {
        return switch (compilation(part, contract, schemaId, writer)) {
            case CompilationResult.Compiled compiled -> new WriterDecision.Governed(compiled.program());
            case CompilationResult.Incompatible incompatible ->
                new WriterDecision.Refused(ReasonCode.SCHEMA_INCOMPATIBLE, incompatible.violations(), Long.MAX_VALUE);
        };
    }

    /** A failure names the contract, the schema and the cause; the message of an outage of the keys stays its own. */
    private CompilationResult compilation(RecordPart part, Contract contract, int schemaId, Schema writer) {
        try {
            return part == RecordPart.KEY
                    ? engine.compileKey(writer, contract, EnforcementPlan.compiledPorts(contract))
                    : engine.compile(writer, contract, EnforcementPlan.compiledPorts(contract));
        } catch (KeysUnavailableException | KeysetException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            List<RuleFault> faults = faults(contract);
            throw new UnenforceableContractException("a gate that can compile " + contract.ref() + " for "
                    + (part == RecordPart.KEY ? "key" : "value") + " schema " + schemaId + " ("
                    + e.getClass().getSimpleName() + ")" + (faults.isEmpty()
                            ? "; update the gate"
                            : "; correct rule " + faults.get(0).rule() + ": " + faults.get(0).message()),
                    e);
        }
    }

    private List<RuleFault> faults(Contract contract) {
        try {
            return engine.check(contract);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return List.of();
        }
    }

    private EnforcementPlan.Key compileKey(ContractEntry entry, ProductKey declared) {
        SchemaId id = entry.keySchemaId()
                .orElseThrow(() -> new UnenforceableContractException(
                        entry.contract().ref() + " has a key but no key schema id"));
        return switch (compile(RecordPart.KEY, entry.contract(), id.value(), declared.schema())) {
            case WriterDecision.Governed governed -> new EnforcementPlan.Key(declared, id,
                    governed.program(), check(entry.contract(), declared));
            case WriterDecision.Refused refused ->
                throw new UnenforceableContractException(
                        entry.contract().ref() + " has a key schema that its own contract refuses");
        };
    }

    private static Optional<EnforcementPlan.KeyCheck> check(Contract contract, ProductKey declared) {
        return declared.equalsFields()
                ? Optional.of(new EnforcementPlan.KeyCheck(new KeyFieldCheck(declared, contract.valueSchema()),
                        EnforcementPlan.unmaskedOutput(contract, declared)))
                : Optional.empty();
    }

    private static WriterDecision refused(ReasonCode reason, String rule, String message, long recheckAtNanos) {
        return new WriterDecision.Refused(
                reason, List.of(new Violation(rule, "", "", message, Severity.ERROR)), recheckAtNanos);
    }

    /** A contract cannot be enforced; its records wait. The message contains no record content. */
    static final class UnenforceableContractException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnenforceableContractException(String message) {
            super(message);
        }

        UnenforceableContractException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
