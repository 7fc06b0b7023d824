// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.contract.suggestion.NameSuggestions;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a JSON object as a record: fields in schema order, defaults for missing fields. */
final class AvroRecordWriter implements ValueWriter {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private final Map<String, FieldWriter> fields = new LinkedHashMap<>();
    private List<FieldWriter> orderedFields = List.of();

    /** The writer of one field. */
    static final class FieldWriter {
        private final String name;
        private final ValueWriter writer;
        private final byte @Nullable [] encodedDefault;

        /** @param whenMissing the encoded default; null if the field is required */
        FieldWriter(String name, ValueWriter writer, byte @Nullable [] whenMissing) {
            this.name = name;
            this.writer = writer;
            this.encodedDefault = whenMissing;
        }
    }

    /** Call once before the first use. Not a constructor parameter, because a record type may be recursive. */
    void fields(List<FieldWriter> fieldWriters) {
        orderedFields = List.copyOf(fieldWriters);
        fieldWriters.forEach(field -> fields.put(field.name, field));
    }

    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
        if (!value.isObject()) {
            faults.addWrongType(expected(), value);
            return;
        }
        int matchedFields = 0;
        for (FieldWriter field : orderedFields) {
            JsonNode fieldValue = value.get(field.name);
            if (fieldValue != null) {
                matchedFields++;
                faults.enter(field.name);
                field.writer.write(fieldValue, out, faults);
                faults.leave();
            } else if (field.encodedDefault != null) {
                out.writeFixed(field.encodedDefault);
            } else {
                faults.addMissingField(field.name);
            }
        }
        if (matchedFields < value.size()) {
            reportUnknownFields(value, faults);
        }
    }

    private void reportUnknownFields(JsonNode value, FieldFaultCollector faults) {
        for (Iterator<String> names = value.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!fields.containsKey(name)) {
                // Text that is not a valid Avro name may be a misplaced value, so it is not quoted.
                String printedName =
                        NAME.matcher(name).matches() ? "'" + name + "'" : "of " + name.length() + " characters";
                String suggestion = NameSuggestions.closest(name, fields.keySet())
                        .map(field -> "did you mean " + field + "?")
                        .orElse("remove it, or add it to the contract");
                faults.addUnknownField(printedName, suggestion);
            }
        }
    }
}
