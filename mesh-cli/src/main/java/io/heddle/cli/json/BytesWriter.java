// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.Schema;

import java.util.Base64;

/** Writes base64 text as bytes or fixed. */
record BytesWriter(Schema schema) implements ValueWriter {
    @Override
    public String expected() {
        return schema.getType() == Schema.Type.FIXED
                ? "base64 text of " + schema.getFixedSize() + " bytes"
                : "base64 text";
    }

    @Override
    public void write(JsonNode value, AvroBytes out, Faults faults) {
        if (!value.isTextual()) {
            faults.wrongType(expected(), value);
            return;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(value.textValue());
        } catch (IllegalArgumentException notBase64) {
            faults.outOfRange("expected " + expected() + "; the string is not base64");
            return;
        }
        write(bytes, out, faults);
    }

    private void write(byte[] bytes, AvroBytes out, Faults faults) {
        if (schema.getType() == Schema.Type.BYTES) {
            out.sized(bytes);
        } else if (bytes.length == schema.getFixedSize()) {
            out.raw(bytes);
        } else {
            faults.outOfRange("expected " + expected() + "; found " + bytes.length + " bytes");
        }
    }
}
