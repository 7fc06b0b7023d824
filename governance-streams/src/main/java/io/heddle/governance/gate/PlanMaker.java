// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductKey;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.Compilation;
import io.heddle.engine.RecordEngine;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plans: compiles every writer schema that is known against a contract. Slow, so never on a stream thread. */
final class PlanMaker {
    private final RecordEngine engine;
    private final Duration unknownFor;

    /** @param unknownFor how long "no such schema id" is believed before it is asked again */
    PlanMaker(RecordEngine engine, Duration unknownFor) {
        this.engine = engine;
        this.unknownFor = unknownFor;
    }

    /** The plan for a contract, with a program for each of the writers given. */
    Plan make(Promise promise, Map<Integer, Schema> valueWriters, Map<Integer, Schema> keyWriters) {
        ContractEntry entry = promise.entry();
        Contract contract = entry.contract();
        ProductTopics topics = contract.topics();
        Map<Integer, Writer> values = new HashMap<>();
        valueWriters.forEach((id, schema) -> values.put(id, judge(Plan.Part.VALUE, promise, id, schema)));
        values.put(entry.valueSchemaId().value(), compile(Plan.Part.VALUE, contract, contract.valueSchema()));
        Map<Integer, Writer> keys = new HashMap<>();
        Optional<Plan.Key> key = contract.key().map(declared -> key(entry, declared));
        key.ifPresent(declared -> {
            keyWriters.forEach((id, schema) -> keys.put(id, judge(Plan.Part.KEY, promise, id, schema)));
            keys.put(declared.schemaId().value(), new Writer.Governed(declared.program()));
        });
        return new Plan(topics, Optional.of(entry), Plan.portsOf(entry), key, values, keys);
    }

    /** A writer of a schema id whose meaning is certain. */
    Writer writer(Plan.Part part, Promise promise, int schemaId, WriterSchemas.Certainty certainty) {
        return switch (certainty) {
            case WriterSchemas.Certainty.Known known -> judge(part, promise, schemaId, known.schema());
            case WriterSchemas.Certainty.NotAvro notAvro ->
                refused(
                        ReasonCode.SCHEMA_INCOMPATIBLE,
                        "schema.not-avro",
                        "schema " + schemaId + " is not Avro",
                        Long.MAX_VALUE);
            case WriterSchemas.Certainty.Unknown unknown ->
                refused(
                        ReasonCode.SCHEMA_UNKNOWN,
                        ReasonCode.SCHEMA_UNKNOWN.code(),
                        "the schema registry does not know schema " + schemaId,
                        System.nanoTime() + unknownFor.toNanos());
        };
    }

    /** The contract's own versions may write whatever of theirs can be converted; others must keep its level. */
    private Writer judge(Plan.Part part, Promise promise, int schemaId, Schema writer) {
        List<Violation> broken = promise.isOwn(part, schemaId)
                ? List.of()
                : promise.check(part).violations(writer);
        return broken.isEmpty()
                ? compile(part, promise.contract(), writer)
                : new Writer.Refused(ReasonCode.SCHEMA_INCOMPATIBLE, broken, Long.MAX_VALUE);
    }

    private Writer compile(Plan.Part part, Contract contract, Schema writer) {
        Compilation compilation = part == Plan.Part.KEY
                ? engine.compileKey(writer, contract, contract.ports())
                : engine.compile(writer, contract, contract.ports());
        return switch (compilation) {
            case Compilation.Compiled compiled -> new Writer.Governed(compiled.program());
            case Compilation.Incompatible incompatible ->
                new Writer.Refused(ReasonCode.SCHEMA_INCOMPATIBLE, incompatible.violations(), Long.MAX_VALUE);
        };
    }

    private Plan.Key key(ContractEntry entry, ProductKey declared) {
        SchemaId id = entry.keySchemaId()
                .orElseThrow(() -> new PlanException(entry.contract().ref() + " has a key but no key schema id"));
        return switch (compile(Plan.Part.KEY, entry.contract(), declared.schema())) {
            case Writer.Governed governed -> new Plan.Key(declared, id, governed.program());
            case Writer.Refused refused ->
                throw new PlanException(entry.contract().ref() + " has a key schema that its own contract refuses");
        };
    }

    private static Writer refused(ReasonCode reason, String rule, String message, long recheckAtNanos) {
        return new Writer.Refused(
                reason, List.of(new Violation(rule, "", "", message, Severity.ERROR)), recheckAtNanos);
    }

    /** A contract that cannot be enforced as it stands; its records wait. The message holds no record. */
    static final class PlanException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlanException(String message) {
            super(message);
        }
    }
}
