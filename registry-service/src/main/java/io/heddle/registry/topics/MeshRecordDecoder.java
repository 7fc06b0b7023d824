// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.log.ContractEntry;
import io.heddle.registry.cluster.SchemaRegistry;
import io.heddle.registry.log.RegistryLog;
import jakarta.inject.Singleton;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decodes records of the mesh's own products. Writer schemas are taken from the log, and from the schema registry only
 * if the log does not have them. Thread-safe.
 */
@Singleton
final class MeshRecordDecoder {
    private final RegistryLog log;
    private final SchemaRegistry schemaRegistry;
    private final Map<SchemaId, Schema> schemas = new ConcurrentHashMap<>();

    MeshRecordDecoder(RegistryLog log, SchemaRegistry schemaRegistry) {
        this.log = log;
        this.schemaRegistry = schemaRegistry;
    }

    /** The record in its contract's schema; empty if it cannot be decoded. */
    Optional<GenericRecord> decode(String topic, byte[] value) {
        Optional<ContractEntry> contract = log.view().current(ProductId.parse(topic));
        if (contract.isEmpty() || !ConfluentFrame.isFramed(value)) {
            return Optional.empty();
        }
        try {
            return schema(contract.get(), new SchemaId(ConfluentFrame.schemaId(value)))
                    .flatMap(writer -> read(writer, contract.get().contract().valueSchema(), value));
        } catch (SchemaParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Schema> schema(ContractEntry contract, SchemaId id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Schema> found = Optional.ofNullable(contract.knownSchemas().get(id))
                .or(() -> schemaRegistry.schema(id))
                .map(text -> new Schema.Parser().parse(text));
        found.ifPresent(schema -> schemas.put(id, schema));
        return found;
    }

    private static Optional<GenericRecord> read(Schema writer, Schema reader, byte[] value) {
        try {
            return Optional.of(new GenericDatumReader<GenericRecord>(writer, reader)
                    .read(null, DecoderFactory.get().binaryDecoder(value, ConfluentFrame.PREFIX_BYTES,
                            ConfluentFrame.avroLength(value), null)));
        } catch (IOException | AvroRuntimeException e) {
            return Optional.empty();
        }
    }
}
