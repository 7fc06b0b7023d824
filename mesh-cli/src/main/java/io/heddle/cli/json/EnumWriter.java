// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.Schema;

/** Writes one of the symbols of an enum. */
record EnumWriter(Schema schema) implements ValueWriter {
    private static final int MAX_NAMED = 10;

    @Override
    public String expected() {
        var symbols = schema.getEnumSymbols();
        String listedSymbols = String.join(", ", symbols.subList(0, Math.min(MAX_NAMED, symbols.size())));
        return "one of " + listedSymbols + (symbols.size() > MAX_NAMED ? ", ..." : "");
    }

    @Override
    public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
        if (!value.isTextual()) {
            faults.addWrongType(expected(), value);
        } else if (!schema.hasEnumSymbol(value.textValue())) {
            faults.addOutOfRange("expected " + expected() + "; found something else");
        } else {
            out.writeLong(schema.getEnumOrdinal(value.textValue()));
        }
    }
}
