// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

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
import io.heddle.sdk.ContractViolationException;
import io.heddle.sdk.MeshUnavailableException;
import io.heddle.sdk.SchemaNotRegisteredException;
import io.heddle.sdk.internal.wire.CheckedRecordWriter;
import io.heddle.sdk.internal.wire.KeyWriter;
import io.heddle.sdk.internal.wire.WireSchemaEquality;
import org.apache.avro.Schema;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything needed to write records of a product under one version of its contract. Cached writers are found without a
 * lock; a new schema is resolved once, on the caller's thread. Thread-safe.
 */
public final class ContractBinding {
    /** Limits memory if every record brings its own schema instance. */
    private static final int MAX_CACHED_WRITERS = 256;

    private final ContractEntry entry;
    private final ProductTopics topics;
    private final RecordEngine engine;
    private final SchemaIdLookup schemaIds;
    private final KeyWriter keys;
    private final List<Schema> earlierSchemas;
    private volatile IdentityHashMap<Schema, CheckedRecordWriter> writers = new IdentityHashMap<>();

    /** @param view contains the earlier versions of the contract */
    public ContractBinding(ContractEntry entry, MeshView view, RecordEngine engine, SchemaIdLookup schemaIds) {
        this.entry = entry;
        this.topics = entry.contract().topics();
        this.engine = engine;
        this.schemaIds = schemaIds;
        this.keys = new KeyWriter(entry);
        this.earlierSchemas = earlierSchemas(entry.contract(), view);
    }

    public ContractEntry entry() {
        return entry;
    }

    public Contract contract() {
        return entry.contract();
    }

    public TopicName ingest() {
        return topics.ingest();
    }

    public KeyWriter keys() {
        return keys;
    }

    /** The binding of the same product to a newer contract; the writers in use are compiled in advance. */
    ContractBinding withContract(ContractEntry newer, MeshView view) {
        ContractBinding next = new ContractBinding(newer, view, engine, schemaIds);
        next.writer(newer.contract().valueSchema());
        return next;
    }

    /**
     * The writer for a schema.
     *
     * @throws ContractViolationException if the gate would reject every record with this schema
     * @throws SchemaNotRegisteredException if no reader could decode its records
     * @throws MeshUnavailableException if only the schema registry could decide and it does not respond
     */
    public CheckedRecordWriter writer(Schema schema) {
        CheckedRecordWriter known = writers.get(schema);
        return known != null ? known : resolve(schema);
    }

    private synchronized CheckedRecordWriter resolve(Schema schema) {
        CheckedRecordWriter known = writers.get(schema);
        if (known != null) {
            return known;
        }
        CheckedRecordWriter writer = writers.values().stream()
                .filter(candidate -> candidate.schema().equals(schema))
                .findFirst()
                .orElseGet(() -> create(schema));
        IdentityHashMap<Schema, CheckedRecordWriter> copy =
                writers.size() < MAX_CACHED_WRITERS ? new IdentityHashMap<>(writers) : new IdentityHashMap<>();
        copy.put(schema, writer);
        writers = copy;
        return writer;
    }

    private CheckedRecordWriter create(Schema schema) {
        SchemaId id = schemaIdOf(schema);
        if (!isContractSchema(schema)) {
            List<Violation> violations = WriterCheck.ofValues(contract(), earlierSchemas).violations(schema);
            if (!violations.isEmpty()) {
                throw new ContractViolationException(contract().ref(), ReasonCode.SCHEMA_INCOMPATIBLE, violations);
            }
        }
        return new CheckedRecordWriter(
                contract().ref(), schema, id, engine.compile(schema, contract(), List.of()));
    }

    /** Whether it is a schema of the contract or of its earlier versions, which are always accepted. */
    private boolean isContractSchema(Schema schema) {
        return WireSchemaEquality.encodesIdentically(schema, contract().valueSchema())
                || earlierSchemas.stream().anyMatch(old -> WireSchemaEquality.encodesIdentically(schema, old));
    }

    private static List<Schema> earlierSchemas(Contract contract, MeshView view) {
        return view.earlierVersions(contract.ref()).stream()
                .map(earlier -> earlier.contract().valueSchema())
                .toList();
    }

    private SchemaId schemaIdOf(Schema schema) {
        if (WireSchemaEquality.encodesIdentically(schema, contract().valueSchema())) {
            return entry.valueSchemaId();
        }
        return knownSchemaId(schema)
                .or(() -> schemaIds.find(ingest().valueSubject(), schema))
                .or(() -> schemaIds.find(topics.output(PortName.DEFAULT).valueSubject(), schema))
                .orElseThrow(() -> new SchemaNotRegisteredException(schema.getFullName(), contract().ref(), ingest()));
    }

    private Optional<SchemaId> knownSchemaId(Schema schema) {
        return entry.knownSchemas().entrySet().stream()
                .filter(known -> WireSchemaEquality.encodesIdentically(schema,
                        new Schema.Parser().parse(known.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
