// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes an object as a record: every field in the schema's order, defaults where a field is left out. */
final class RecordWriter implements ValueWriter {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private final Map<String, FieldWriter> fields = new LinkedHashMap<>();
    private List<FieldWriter> inOrder = List.of();

    /** A field. */
    static final class FieldWriter {
        private final String name;
        private final ValueWriter writer;
        private final byte @Nullable [] whenMissing;

        /** @param whenMissing the Avro of the default; null if the field has to be there */
        FieldWriter(String name, ValueWriter writer, byte @Nullable [] whenMissing) {
            this.name = name;
            this.writer = writer;
            this.whenMissing = whenMissing;
        }
    }

    /** Given once, before the first use: a record may hold itself. */
    void fields(List<FieldWriter> all) {
        inOrder = List.copyOf(all);
        all.forEach(field -> fields.put(field.name, field));
    }

    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public void write(JsonNode value, AvroBytes out, Faults faults) {
        if (!value.isObject()) {
            faults.wrongType(expected(), value);
            return;
        }
        int taken = 0;
        for (FieldWriter field : inOrder) {
            JsonNode given = value.get(field.name);
            if (given != null) {
                taken++;
                faults.enter(field.name);
                field.writer.write(given, out, faults);
                faults.leave();
            } else if (field.whenMissing != null) {
                out.raw(field.whenMissing);
            } else {
                faults.missing(field.name);
            }
        }
        if (taken < value.size()) {
            unknown(value, faults);
        }
    }

    private void unknown(JsonNode value, Faults faults) {
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.containsKey(name)) {
                // A name that is none may be a value in the wrong place.
                String shown = NAME.matcher(name).matches() ? "'" + name + "'" : "of " + name.length() + " characters";
                String near = NearestName.to(name, fields.keySet())
                        .map(field -> "did you mean " + field + "?")
                        .orElse("leave it out, or add it to the contract");
                faults.unknown(shown, near);
            }
        }
    }
}
