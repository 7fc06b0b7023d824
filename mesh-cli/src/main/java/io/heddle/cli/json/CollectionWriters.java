// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writers of arrays and maps, in one block each. */
final class CollectionWriters {
    private CollectionWriters() {}

    /** An array. */
    record Items(ValueWriter item) implements ValueWriter {
        @Override
        public String expected() {
            return "an array";
        }

        @Override
        public void write(JsonNode value, AvroBytes out, Faults faults) {
            if (!value.isArray()) {
                faults.wrongType(expected(), value);
                return;
            }
            if (!value.isEmpty()) {
                out.number(value.size());
            }
            int index = 0;
            for (JsonNode one : value) {
                faults.enterItem(index++);
                item.write(one, out, faults);
                faults.leave();
            }
            out.number(0);
        }
    }

    /** A map. Its keys are data, so faults do not name them. */
    record Entries(ValueWriter values) implements ValueWriter {
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
            if (!value.isEmpty()) {
                out.number(value.size());
            }
            faults.enterEntry();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                out.sized(entry.getKey().getBytes(StandardCharsets.UTF_8));
                values.write(entry.getValue(), out, faults);
            }
            faults.leave();
            out.number(0);
        }
    }
}
