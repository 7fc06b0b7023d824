// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writers of arrays and maps, each encoded as a single block. */
final class CollectionWriters {
    private CollectionWriters() {}

    record ArrayWriter(ValueWriter item) implements ValueWriter {
        @Override
        public String expected() {
            return "an array";
        }

        @Override
        public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
            if (!value.isArray()) {
                faults.addWrongType(expected(), value);
                return;
            }
            if (!value.isEmpty()) {
                out.writeLong(value.size());
            }
            int index = 0;
            for (JsonNode element : value) {
                faults.enterItem(index++);
                item.write(element, out, faults);
                faults.leave();
            }
            out.writeLong(0);
        }
    }

    /** Writes a map. Faults never name its keys, because they are data. */
    record MapWriter(ValueWriter values) implements ValueWriter {
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
            if (!value.isEmpty()) {
                out.writeLong(value.size());
            }
            faults.enterEntry();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                out.writeBytes(entry.getKey().getBytes(StandardCharsets.UTF_8));
                values.write(entry.getValue(), out, faults);
            }
            faults.leave();
            out.writeLong(0);
        }
    }
}
