// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.Contract;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicName;
import io.heddle.contract.Violation;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.compatibility.WriterCheck;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything needed to write records of one product under one version of its contract. The writers of schemas seen
 * before are found without a lock; a new schema is resolved once, on the caller's thread. Thread-safe.
 */
final class Binding {
    /** Records that each bring an own schema instance must not fill the memory. */
    private static final int MOST_SCHEMAS = 256;

    private final ContractEntry entry;
    private final ProductTopics topics;
    private final RecordEngine engine;
    private final SchemaIds schemaIds;
    private final KeyWriter keys;
    private final List<Schema> earlier;
    private volatile IdentityHashMap<Schema, RecordWriter> writers = new IdentityHashMap<>();

    /** @param view has the versions of the contract that came before it */
    Binding(ContractEntry entry, MeshView view, RecordEngine engine, SchemaIds schemaIds) {
        this.entry = entry;
        this.topics = entry.contract().topics();
        this.engine = engine;
        this.schemaIds = schemaIds;
        this.keys = new KeyWriter(entry);
        this.earlier = earlier(entry.contract(), view);
    }

    ContractEntry entry() {
        return entry;
    }

    Contract contract() {
        return entry.contract();
    }

    TopicName ingest() {
        return topics.ingest();
    }

    KeyWriter keys() {
        return keys;
    }

    /** The same product under a newer contract, with the writers in use compiled beforehand. */
    Binding renewed(ContractEntry newer, MeshView view) {
        Binding next = new Binding(newer, view, engine, schemaIds);
        next.writer(newer.contract().valueSchema());
        return next;
    }

    /**
     * The writer of a schema.
     *
     * @throws ContractViolationException if the gate would let nobody write with it
     * @throws SchemaNotRegisteredException if nobody could read what it writes
     * @throws MeshUnavailableException if only the schema registry could tell, and it does not answer
     */
    RecordWriter writer(Schema schema) {
        RecordWriter known = writers.get(schema);
        return known != null ? known : resolve(schema);
    }

    private synchronized RecordWriter resolve(Schema schema) {
        RecordWriter known = writers.get(schema);
        if (known != null) {
            return known;
        }
        RecordWriter writer = writers.values().stream()
                .filter(candidate -> candidate.schema().equals(schema))
                .findFirst()
                .orElseGet(() -> create(schema));
        IdentityHashMap<Schema, RecordWriter> copy =
                writers.size() < MOST_SCHEMAS ? new IdentityHashMap<>(writers) : new IdentityHashMap<>();
        copy.put(schema, writer);
        writers = copy;
        return writer;
    }

    private RecordWriter create(Schema schema) {
        SchemaId id = idOf(schema);
        if (!isOwn(schema)) {
            List<Violation> found = WriterCheck.ofValues(contract(), earlier).violations(schema);
            if (!found.isEmpty()) {
                throw new ContractViolationException(contract().ref(), ReasonCode.SCHEMA_INCOMPATIBLE, found);
            }
        }
        return new RecordWriter(
                contract().ref(), schema, id, engine.compile(schema, contract(), List.of()));
    }

    /** Whether it is the contract's schema, or one that its earlier versions had: these may always write. */
    private boolean isOwn(Schema schema) {
        return SameWire.same(schema, contract().valueSchema()) || earlier.stream().anyMatch(old -> SameWire.same(schema, old));
    }

    private static List<Schema> earlier(Contract contract, MeshView view) {
        return view.history(contract.id()).headMap(contract.version(), false).values().stream()
                .map(ContractEntry::contract)
                .filter(old -> old.version().major() == contract.version().major())
                .filter(old -> old.status().isDecided())
                .map(Contract::valueSchema)
                .toList();
    }

    private SchemaId idOf(Schema schema) {
        if (SameWire.same(schema, contract().valueSchema())) {
            return entry.valueSchemaId();
        }
        return known(schema)
                .or(() -> schemaIds.find(ingest().valueSubject(), schema))
                .or(() -> schemaIds.find(topics.output(PortName.DEFAULT).valueSubject(), schema))
                .orElseThrow(() ->
                        new SchemaNotRegisteredException(schema.getFullName(), contract().ref(), ingest()));
    }

    private Optional<SchemaId> known(Schema schema) {
        return entry.knownSchemas().entrySet().stream()
                .filter(known -> SameWire.same(schema, new Schema.Parser().parse(known.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
