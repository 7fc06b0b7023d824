// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The Avro files of a contract: one with the record of the product and, if its types are split over several files, the
 * others in any order. A file may use the types of the others; the record that no other file uses is the value. Not
 * thread-safe.
 */
public final class AvroDefinitionSet {
    private static final int MAX_FILES = 100;

    private final Map<DocumentSection, String> waiting = new LinkedHashMap<>();
    private final Map<DocumentSection, Schema> parsed = new LinkedHashMap<>();
    private final Map<String, Schema> types = new HashMap<>();
    private boolean failed;

    private AvroDefinitionSet() {}

    /** The value's schema; empty, with reported faults, if the files do not define one. */
    public static Optional<Schema> read(List<DocumentSection> references, SchemaSource source) {
        AvroDefinitionSet files = new AvroDefinitionSet();
        references.stream().limit(MAX_FILES).forEach(reference -> files.load(reference, source));
        references.stream().skip(MAX_FILES).forEach(reference -> reference.fault("schema.reference.several", "type",
                "there are more than " + MAX_FILES + " definitions of type implementation",
                "join Avro files"));
        if (files.failed || references.size() > MAX_FILES) {
            return Optional.empty();
        }
        files.parseAll();
        return files.failed ? Optional.empty() : files.value();
    }

    private void load(DocumentSection reference, SchemaSource source) {
        Optional<String> url = reference.text("url");
        Optional<String> text = url.flatMap(source::load);
        if (url.isPresent() && text.isEmpty()) {
            reference.fault(
                    "schema.reference.missing", "url", "the Avro schema '" + url.get() + "' was not found",
                    "put the file there (paths start at the contract's folder), correct the url,"
                            + " or remove the entry to"
                            + " derive the schema from the properties");
        }
        failed |= text.isEmpty();
        if (text.isPresent()) {
            try {
                waiting.put(reference, AvroSchemaParser.checkText(text.get()));
            } catch (AvroSchemaParser.InvalidSchemaException e) {
                invalid(reference, e);
            }
        }
    }

    /** Files whose types are all known come first; each round must complete at least one. */
    private void parseAll() {
        int before = waiting.size() + 1;
        while (waiting.size() < before && !waiting.isEmpty()) {
            before = waiting.size();
            for (DocumentSection reference : List.copyOf(waiting.keySet())) {
                try {
                    parse(reference);
                } catch (AvroSchemaParser.InvalidSchemaException e) {
                    // It may use types of a file that is still waiting.
                }
            }
        }
        for (DocumentSection reference : List.copyOf(waiting.keySet())) {
            try {
                parse(reference);
            } catch (AvroSchemaParser.InvalidSchemaException e) {
                invalid(reference, e);
            }
        }
    }

    private void parse(DocumentSection reference) throws AvroSchemaParser.InvalidSchemaException {
        Schema schema = AvroSchemaParser.parse(waiting.getOrDefault(reference, ""), types);
        parsed.put(reference, schema);
        waiting.remove(reference);
        collectTypes(schema, types);
    }

    private Optional<Schema> value() {
        List<DocumentSection> unused = new ArrayList<>();
        for (DocumentSection reference : parsed.keySet()) {
            if (isRecord(reference) && !isUsed(reference)) {
                unused.add(reference);
            }
        }
        DocumentSection reference = unused.isEmpty() ? parsed.keySet().iterator().next() : unused.get(0);
        for (DocumentSection other : unused.stream().skip(1).toList()) {
            other.fault(
                    "schema.reference.several", "type",
                    "there is more than one record that no other definition of type implementation uses,"
                            + " so the value's schema is not certain",
                    "keep the one with the value's schema and those whose types it uses,"
                            + " and give the others another type");
        }
        Schema schema = schemaOf(reference);
        try {
            AvroSchemaParser.checkValue(schema);
            return unused.size() > 1 ? Optional.empty() : Optional.of(schema);
        } catch (AvroSchemaParser.InvalidSchemaException e) {
            invalid(reference, e);
            return Optional.empty();
        }
    }

    private Schema schemaOf(DocumentSection reference) {
        return Objects.requireNonNull(parsed.get(reference));
    }

    private boolean isRecord(DocumentSection reference) {
        return schemaOf(reference).getType() == Schema.Type.RECORD;
    }

    private boolean isUsed(DocumentSection reference) {
        String name = schemaOf(reference).getFullName();
        return parsed.entrySet().stream().filter(other -> !other.getKey().equals(reference)).anyMatch(other -> {
            Map<String, Schema> inner = new HashMap<>();
            collectTypes(other.getValue(), inner);
            return inner.containsKey(name);
        });
    }

    private void invalid(DocumentSection reference, AvroSchemaParser.InvalidSchemaException e) {
        failed = true;
        boolean undefined = String.valueOf(e.getMessage()).contains("ndefined");
        reference.fault(
                "schema.avro.invalid", "url",
                "'" + reference.text("url").orElse("") + "' is not a usable Avro schema: " + e.getMessage(),
                undefined
                        ? "correct the name, or add the file that defines it as another entry of type implementation"
                        : "correct the Avro schema");
    }

    /** Adds every named type in a schema, without recursion: schemas come from strangers. */
    private static void collectTypes(Schema schema, Map<String, Schema> found) {
        List<Schema> open = new ArrayList<>(List.of(schema));
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            Schema next = open.remove(open.size() - 1);
            if (!seen.add(next)) {
                continue;
            }
            switch (next.getType()) {
                case RECORD -> {
                    found.put(next.getFullName(), next);
                    next.getFields().forEach(field -> open.add(field.schema()));
                }
                case ENUM, FIXED -> found.put(next.getFullName(), next);
                case ARRAY -> open.add(next.getElementType());
                case MAP -> open.add(next.getValueType());
                case UNION -> open.addAll(next.getTypes());
                case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
                }
            }
        }
    }
}
