// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The writers' schemas of one product that are known for sure. Thread-safe. */
final class ResolvedSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(ResolvedSchemas.class);

    private final WriterSchemas schemas;
    private final Map<Wanted, Schema> resolved = new ConcurrentHashMap<>();

    ResolvedSchemas(WriterSchemas schemas) {
        this.schemas = schemas;
    }

    /** Takes what a contract brings: its own schemas, and those it knows. */
    void learn(ContractEntry entry) {
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

    void put(Wanted what, Schema schema) {
        resolved.put(what, schema);
    }

    @Nullable Schema get(Wanted what) {
        return resolved.get(what);
    }

    Map<Integer, Schema> of(Plan.Part part) {
        Map<Integer, Schema> writers = new HashMap<>();
        resolved.forEach((what, schema) -> {
            if (what.part() == part) {
                writers.put(what.schemaId(), schema);
            }
        });
        return writers;
    }
}
