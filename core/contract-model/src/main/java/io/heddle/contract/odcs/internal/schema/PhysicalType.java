// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ODCS {@code physicalType} interpreted as Avro: the name of a type or logical type, {@code decimal(10,2)} or
 * {@code fixed(16)}.
 *
 * @param type the Avro type
 * @param logical the logical type's name, or {@code ""} if any is allowed
 * @param schema the complete schema, if the text defines it
 */
record PhysicalType(Schema.Type type, String logical, Optional<Schema> schema) {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,3})(?:, ?(\\d{1,3}))?\\)");
    private static final Pattern FIXED = Pattern.compile("fixed\\((\\d{1,7})\\)");

    /** The allowed values, for messages. */
    static final List<String> WORDS = List.of(
            "string", "bytes", "int", "long", "float", "double", "boolean", "record", "array", "map", "enum", "fixed",
            "fixed(n)",
            "uuid", "date", "time-millis", "time-micros", "timestamp-millis", "timestamp-micros", "timestamp-nanos",
            "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos", "decimal(precision,scale)");

    static Optional<PhysicalType> parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(word);
        if (decimal.matches()) {
            return decimal(Integer.parseInt(decimal.group(1)),
                    decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2)));
        }
        Matcher fixed = FIXED.matcher(word);
        if (fixed.matches()) {
            return Optional.of(new PhysicalType(Schema.Type.FIXED, "", Optional.empty()));
        }
        return switch (word) {
            case "string" -> plain(Schema.Type.STRING);
            case "bytes" -> plain(Schema.Type.BYTES);
            case "int" -> plain(Schema.Type.INT);
            case "long" -> plain(Schema.Type.LONG);
            case "float" -> plain(Schema.Type.FLOAT);
            case "double" -> plain(Schema.Type.DOUBLE);
            case "boolean" -> plain(Schema.Type.BOOLEAN);
            case "record" -> Optional.of(new PhysicalType(Schema.Type.RECORD, "", Optional.empty()));
            case "array" -> Optional.of(new PhysicalType(Schema.Type.ARRAY, "", Optional.empty()));
            case "map" -> Optional.of(new PhysicalType(Schema.Type.MAP, "", Optional.empty()));
            case "enum" -> Optional.of(new PhysicalType(Schema.Type.ENUM, "", Optional.empty()));
            case "fixed" -> Optional.of(new PhysicalType(Schema.Type.FIXED, "", Optional.empty()));
            case "uuid" -> logical(LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING)));
            case "date" -> logical(LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)));
            case "time-millis" -> logical(LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT)));
            case "time-micros" -> logical(LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG)));
            case "timestamp-millis" ->
                logical(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)));
            case "timestamp-micros" ->
                logical(LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)));
            case "timestamp-nanos" ->
                logical(LogicalTypes.timestampNanos().addToSchema(Schema.create(Schema.Type.LONG)));
            case "local-timestamp-millis" ->
                logical(LogicalTypes.localTimestampMillis().addToSchema(Schema.create(Schema.Type.LONG)));
            case "local-timestamp-micros" ->
                logical(LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG)));
            case "local-timestamp-nanos" ->
                logical(LogicalTypes.localTimestampNanos().addToSchema(Schema.create(Schema.Type.LONG)));
            default -> Optional.empty();
        };
    }

    /** The size of {@code fixed(n)}. */
    static Optional<Integer> fixedSize(String text) {
        Matcher fixed = FIXED.matcher(text.strip().toLowerCase(Locale.ROOT));
        return fixed.matches() ? Optional.of(Integer.parseInt(fixed.group(1))) : Optional.empty();
    }

    /** Whether the actual Avro type of a field matches. */
    boolean fits(Schema actual) {
        String logicalName = actual.getLogicalType() == null ? "" : actual.getLogicalType().getName();
        boolean sameType = actual.getType() == type
                || (logical.equals("decimal") && actual.getType() == Schema.Type.FIXED)
                || (logical.equals("uuid") && actual.getType() == Schema.Type.FIXED);
        if (!sameType || !(logical.isEmpty() || logical.equals(logicalName))) {
            return false;
        }
        return schema.isEmpty() || !logical.equals("decimal") || sameDecimal(schema.get(), actual);
    }

    private static boolean sameDecimal(Schema one, Schema other) {
        return one.getLogicalType() instanceof LogicalTypes.Decimal a
                && other.getLogicalType() instanceof LogicalTypes.Decimal b
                && a.getPrecision() == b.getPrecision()
                && a.getScale() == b.getScale();
    }

    private static Optional<PhysicalType> plain(Schema.Type type) {
        return Optional.of(new PhysicalType(type, "", Optional.of(Schema.create(type))));
    }

    private static Optional<PhysicalType> logical(Schema schema) {
        return Optional.of(new PhysicalType(schema.getType(), schema.getLogicalType().getName(), Optional.of(schema)));
    }

    private static Optional<PhysicalType> decimal(int precision, int scale) {
        if (precision < 1 || scale > precision) {
            return Optional.empty();
        }
        return logical(LogicalTypes.decimal(precision, scale).addToSchema(Schema.create(Schema.Type.BYTES)));
    }
}
