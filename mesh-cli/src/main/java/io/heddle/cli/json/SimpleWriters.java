// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writers of the types without parts and without logical meaning. */
final class SimpleWriters {
    static final ValueWriter NULL = new Of("null", (value, out) -> value.isNull());
    static final ValueWriter BOOLEAN = new Of("a boolean", (value, out) -> {
        out.bool(value.booleanValue());
        return value.isBoolean();
    });
    static final ValueWriter STRING = new Of("a string", (value, out) -> {
        if (value.isTextual()) {
            out.sized(value.textValue().getBytes(StandardCharsets.UTF_8));
        }
        return value.isTextual();
    });
    static final ValueWriter INT = new Whole("int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final ValueWriter LONG = new Whole("long", Long.MIN_VALUE, Long.MAX_VALUE);
    static final ValueWriter FLOAT = new Floating(true);
    static final ValueWriter DOUBLE = new Floating(false);

    private SimpleWriters() {}

    /** Writes what fits and tells whether it did. */
    interface Attempt {
        boolean write(JsonNode value, AvroBytes out);
    }

    /** A type that either fits or does not. */
    record Of(String expected, Attempt attempt) implements ValueWriter {
        @Override
        public void write(JsonNode value, AvroBytes out, Faults faults) {
            if (!attempt.write(value, out)) {
                faults.wrongType(expected, value);
            }
        }
    }

    private record Whole(String type, long least, long most) implements ValueWriter {
        @Override
        public String expected() {
            return "a whole number (" + type + ")";
        }

        @Override
        public void write(JsonNode value, AvroBytes out, Faults faults) {
            if (!value.isIntegralNumber()) {
                faults.wrongType(expected(), value);
            } else if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
                faults.outOfRange("the number does not fit " + type + " (" + least + " to " + most + ")");
            } else {
                out.number(value.longValue());
            }
        }
    }

    private record Floating(boolean single) implements ValueWriter {
        private static final List<String> WORDS = List.of("NaN", "Infinity", "-Infinity");

        @Override
        public String expected() {
            return single ? "a number (float)" : "a number (double)";
        }

        @Override
        public void write(JsonNode value, AvroBytes out, Faults faults) {
            boolean word = value.isTextual() && WORDS.contains(value.textValue());
            if (!word && !value.isNumber()) {
                faults.wrongType(expected(), value);
                return;
            }
            double number = word ? Double.parseDouble(value.textValue()) : value.doubleValue();
            float narrow = word ? (float) number : value.floatValue();
            if (!word && (single ? Float.isInfinite(narrow) : Double.isInfinite(number))) {
                faults.outOfRange("the number is too large for " + (single ? "float" : "double"));
            } else if (single) {
                out.float32(narrow);
            } else {
                out.float64(number);
            }
        }
    }
}
