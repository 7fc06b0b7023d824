// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import io.heddle.contract.Contract;
import io.heddle.contract.SchemaId;
import io.heddle.contract.avro.AvroToJson;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.log.ContractEntry;
import io.heddle.registry.cluster.SchemaRegistry;
import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemException;
import jakarta.inject.Singleton;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Decodes records to JSON text with their writer schemas. Schemas are taken from the contracts in the log, and from the
 * schema registry only if no contract has them. Thread-safe.
 */
@Singleton
final class PreviewRecordDecoder {
    private static final int MAX_JSON = 256 * 1024;

    private final RegistryLog log;
    private final SchemaRegistry schemaRegistry;

    PreviewRecordDecoder(RegistryLog log, SchemaRegistry schemaRegistry) {
        this.log = log;
        this.schemaRegistry = schemaRegistry;
    }

    PreviewRecord decode(Contract contract, TopicTailRecord found) {
        boolean tombstone = found.valueBytes() < 0;
        String key = found.key() == null ? null : key(contract, found.key());
        String value = null;
        String problem = null;
        if (found.value() != null) {
            value = toJson(contract, found.value());
            problem = value == null ? "It cannot be decoded with the schema that it names" : null;
        } else if (!tombstone) {
            problem = "It is too large to show: " + found.valueBytes() + " bytes";
        }
        return new PreviewRecord(found.partition(), found.offset(), Instant.ofEpochMilli(found.timestamp()), key,
                found.contract(), tombstone, value, problem, Math.max(0, found.valueBytes()));
    }

    private @Nullable String toJson(Contract contract, byte[] framed) {
        return ConfluentFrame.isFramed(framed)
                ? schema(contract, new SchemaId(ConfluentFrame.schemaId(framed)))
                        .flatMap(schema -> new AvroToJson(schema).line(framed, ConfluentFrame.PREFIX_BYTES,
                                ConfluentFrame.avroLength(framed), MAX_JSON))
                        .orElse(null)
                : null;
    }

    private String key(Contract contract, byte[] key) {
        String json = toJson(contract, key);
        if (json != null) {
            return json;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(key);
        }
    }

    private Optional<Schema> schema(Contract contract, SchemaId id) {
        for (ContractEntry entry : log.view().history(contract.id()).descendingMap().values()) {
            if (entry.valueSchemaId().equals(id)) {
                return Optional.of(entry.contract().valueSchema());
            }
            if (entry.keySchemaId().filter(id::equals).isPresent() && entry.contract().key().isPresent()) {
                return Optional.of(entry.contract().key().get().schema());
            }
        }
        try {
            return schemaRegistry.schema(id).map(text -> new Schema.Parser().parse(text));
        } catch (ProblemException | SchemaParseException e) {
            return Optional.empty();
        }
    }
}
