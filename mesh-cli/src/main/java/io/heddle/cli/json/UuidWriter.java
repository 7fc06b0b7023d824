// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Writes the text of a UUID as {@code fixed} of 16 bytes. */
record UuidWriter() implements ValueWriter {
    private static final int LENGTH = 36;

    @Override
    public String expected() {
        return "a UUID";
    }

    @Override
    public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
        if (!value.isTextual()) {
            faults.addWrongType(expected(), value);
            return;
        }
        try {
            UUID uuid = UUID.fromString(value.textValue().length() == LENGTH ? value.textValue() : "");
            out.writeFixed(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array());
        } catch (IllegalArgumentException notUuid) {
            faults.addOutOfRange("expected a UUID such as 123e4567-e89b-12d3-a456-426614174000");
        }
    }
}
