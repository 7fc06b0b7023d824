// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The writer schemas of one product whose ids have been resolved. Thread-safe. */
final class KnownWriterSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(KnownWriterSchemas.class);

    private final WriterSchemaResolver schemaResolver;
    private final Map<WriterKey, Schema> schemasByWriter = new ConcurrentHashMap<>();
    private final Set<WriterKey> requested = ConcurrentHashMap.newKeySet();

    KnownWriterSchemas(WriterSchemaResolver schemaResolver) {
        this.schemaResolver = schemaResolver;
    }

    /** Adds the schemas that come with a contract. */
    void addContract(ContractEntry entry) {
        int valueId = entry.valueSchemaId().value();
        schemaResolver.addKnown(valueId, entry.contract().valueSchema());
        schemasByWriter.put(new WriterKey(RecordPart.VALUE, valueId), entry.contract().valueSchema());
        entry.keySchemaId().ifPresent(id -> entry.contract().key().ifPresent(key -> {
            schemaResolver.addKnown(id.value(), key.schema());
            schemasByWriter.put(new WriterKey(RecordPart.KEY, id.value()), key.schema());
        }));
        entry.knownSchemas().forEach((id, json) -> {
            try {
                Schema schema = new Schema.Parser().parse(json);
                schemaResolver.addKnown(id.value(), schema);
                if (schema.getType() == Schema.Type.RECORD) {
                    schemasByWriter.putIfAbsent(new WriterKey(RecordPart.VALUE, id.value()), schema);
                }
            } catch (SchemaParseException e) {
                LOG.warn("{}: known schema {} is not Avro and is ignored", entry.contract().ref(), id);
            }
        });
    }

    /** Adds the schema of a writer that a record or a subject of the topic named. */
    void put(WriterKey writerKey, Schema schema) {
        schemasByWriter.put(writerKey, schema);
        requested.add(writerKey);
    }

    /**
     * Whether a record or a subject of the topic named this writer. The others are known only from the product's
     * contracts, those of other majors and of versions not in force included: nobody may ever write with them.
     */
    boolean isRequested(WriterKey writerKey) {
        return requested.contains(writerKey);
    }

    @Nullable
    Schema get(WriterKey writerKey) {
        return schemasByWriter.get(writerKey);
    }

    Map<Integer, Schema> schemasOf(RecordPart part) {
        Map<Integer, Schema> writers = new HashMap<>();
        schemasByWriter.forEach((writerKey, schema) -> {
            if (writerKey.part() == part) {
                writers.put(writerKey.schemaId(), schema);
            }
        });
        return writers;
    }
}
