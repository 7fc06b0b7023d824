// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.Schema;

/** Writes one of the symbols of an enum. */
record EnumWriter(Schema schema) implements ValueWriter {
    private static final int MOST_NAMED = 10;

    @Override
    public String expected() {
        var symbols = schema.getEnumSymbols();
        String named = String.join(", ", symbols.subList(0, Math.min(MOST_NAMED, symbols.size())));
        return "one of " + named + (symbols.size() > MOST_NAMED ? ", ..." : "");
    }

    @Override
    public void write(JsonNode value, AvroBytes out, Faults faults) {
        if (!value.isTextual()) {
            faults.wrongType(expected(), value);
        } else if (!schema.hasEnumSymbol(value.textValue())) {
            faults.outOfRange("expected " + expected() + "; found something else");
        } else {
            out.number(schema.getEnumOrdinal(value.textValue()));
        }
    }
}
