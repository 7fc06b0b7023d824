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
    public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
        if (!value.isTextual()) {
            faults.addWrongType(expected(), value);
            return;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(value.textValue());
        } catch (IllegalArgumentException notBase64) {
            faults.addOutOfRange("expected " + expected() + "; the string is not base64");
            return;
        }
        write(bytes, out, faults);
    }

    private void write(byte[] bytes, AvroOutputBuffer out, FieldFaultCollector faults) {
        if (schema.getType() == Schema.Type.BYTES) {
            out.writeBytes(bytes);
        } else if (bytes.length == schema.getFixedSize()) {
            out.writeFixed(bytes);
        } else {
            faults.addOutOfRange("expected " + expected() + "; found " + bytes.length + " bytes");
        }
    }
}
