// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writers of primitive types without a logical type. */
final class PrimitiveWriters {
    static final ValueWriter NULL = new TypedWriter("null", (value, out) -> value.isNull());
    static final ValueWriter BOOLEAN = new TypedWriter("a boolean", (value, out) -> {
        out.writeBoolean(value.booleanValue());
        return value.isBoolean();
    });
    static final ValueWriter STRING = new TypedWriter("a string", (value, out) -> {
        if (value.isTextual()) {
            out.writeBytes(value.textValue().getBytes(StandardCharsets.UTF_8));
        }
        return value.isTextual();
    });
    static final ValueWriter INT = new IntegerWriter("int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final ValueWriter LONG = new IntegerWriter("long", Long.MIN_VALUE, Long.MAX_VALUE);
    static final ValueWriter FLOAT = new FloatingPointWriter(true);
    static final ValueWriter DOUBLE = new FloatingPointWriter(false);

    private PrimitiveWriters() {}

    /** Writes the value if it fits, and returns whether it did. */
    interface Attempt {
        boolean write(JsonNode value, AvroOutputBuffer out);
    }

    /** Writes values of one type and reports all others as faults. */
    record TypedWriter(String expected, Attempt attempt) implements ValueWriter {
        @Override
        public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
            if (!attempt.write(value, out)) {
                faults.addWrongType(expected, value);
            }
        }
    }

    private record IntegerWriter(String type, long minimum, long maximum) implements ValueWriter {
        @Override
        public String expected() {
            return "a whole number (" + type + ")";
        }

        @Override
        public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
            if (!value.isIntegralNumber()) {
                faults.addWrongType(expected(), value);
            } else if (!value.canConvertToLong() || value.longValue() < minimum || value.longValue() > maximum) {
                faults.addOutOfRange("the number does not fit " + type + " (" + minimum + " to " + maximum + ")");
            } else {
                out.writeLong(value.longValue());
            }
        }
    }

    private record FloatingPointWriter(boolean single) implements ValueWriter {
        private static final List<String> WORDS = List.of("NaN", "Infinity", "-Infinity");

        @Override
        public String expected() {
            return single ? "a number (float)" : "a number (double)";
        }

        @Override
        public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
            boolean word = value.isTextual() && WORDS.contains(value.textValue());
            if (!word && !value.isNumber()) {
                faults.addWrongType(expected(), value);
                return;
            }
            double number = word ? Double.parseDouble(value.textValue()) : value.doubleValue();
            float narrow = word ? (float) number : value.floatValue();
            if (!word && (single ? Float.isInfinite(narrow) : Double.isInfinite(number))) {
                faults.addOutOfRange("the number is too large for " + (single ? "float" : "double"));
            } else if (single) {
                out.writeFloat(narrow);
            } else {
                out.writeDouble(number);
            }
        }
    }
}
