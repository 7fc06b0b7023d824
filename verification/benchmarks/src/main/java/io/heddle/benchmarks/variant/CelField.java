// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import io.heddle.contract.FieldPath;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A field as a variable of cel-java. */
final class CelField {
    private final FieldPosition position;
    private final CelType type;
    private final Kind kind;

    private enum Kind {
        TEXT,
        NUMBER,
        DECIMAL,
        MILLIS,
        MICROS,
        DAYS,
        AS_IT_IS
    }

    private CelField(FieldPosition fieldPosition) {
        this.position = fieldPosition;
        Schema schema = nonNullBranch(fieldPosition.schema());
        this.kind = kind(schema);
        CelType baseType = type(schema, kind);
        boolean timestamp = baseType.equals(SimpleType.TIMESTAMP); // Nullable without a wrapper.
        this.type = fieldPosition.schema().isNullable() && !timestamp ? NullableType.create(baseType) : baseType;
    }

    /** All fields by name; fields of nested records as in {@code shipping.city}. */
    static Map<String, CelField> all(Schema schema) {
        Map<String, CelField> all = new HashMap<>();
        collect(schema, schema, "", all);
        return all;
    }

    private static void collect(Schema root, Schema schema, String prefix, Map<String, CelField> all) {
        for (Schema.Field field : schema.getFields()) {
            String name = prefix + field.name();
            if (field.schema().getType() == Schema.Type.RECORD) {
                collect(root, field.schema(), name + ".", all);
            } else {
                all.put(name, new CelField(FieldPosition.of(root, FieldPath.of(name))));
            }
        }
    }

    CelType type() {
        return type;
    }

    Object value(IndexedRecord record) {
        Object value = position.get(record);
        if (value == null) {
            return NullValue.NULL_VALUE;
        }
        return switch (kind) {
            case TEXT -> value.toString();
            case NUMBER -> ((Number) value).longValue();
            case DECIMAL -> ((Number) value).doubleValue();
            case MILLIS -> Instant.ofEpochMilli((Long) value);
            case MICROS -> Instant.EPOCH.plusNanos((Long) value * 1000);
            case DAYS -> Instant.ofEpochSecond((Integer) value * 86_400L);
            case AS_IT_IS -> value;
        };
    }

    private static Schema nonNullBranch(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    private static Kind kind(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (logical == null ? "" : logical.getName()) {
            case "timestamp-millis" -> Kind.MILLIS;
            case "timestamp-micros" -> Kind.MICROS;
            case "date" -> Kind.DAYS;
            default -> switch (schema.getType()) {
                case STRING, ENUM -> Kind.TEXT;
                case INT, LONG -> Kind.NUMBER;
                case FLOAT, DOUBLE -> Kind.DECIMAL;
                default -> Kind.AS_IT_IS;
            };
        };
    }

    private static CelType type(Schema schema, Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case NUMBER -> SimpleType.INT;
            case DECIMAL -> SimpleType.DOUBLE;
            case MILLIS, MICROS, DAYS -> SimpleType.TIMESTAMP;
            case AS_IT_IS -> switch (schema.getType()) {
                case BOOLEAN -> SimpleType.BOOL;
                case ARRAY -> ListType.create(SimpleType.DYN);
                case MAP -> MapType.create(SimpleType.STRING, SimpleType.DYN);
                default -> SimpleType.DYN;
            };
        };
    }
}
