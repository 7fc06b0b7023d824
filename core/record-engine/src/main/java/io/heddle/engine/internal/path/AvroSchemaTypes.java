// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.path;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Queries on Avro schemas and the generic values read with them. */
public final class AvroSchemaTypes {
    private AvroSchemaTypes() {}

    /** The branches of a union, or the schema itself. */
    public static List<Schema> branches(Schema schema) {
        return schema.getType() == Schema.Type.UNION ? schema.getTypes() : List.of(schema);
    }

    /** Whether the schema is null or a union with null. */
    public static boolean isNullable(Schema schema) {
        return branches(schema).stream().anyMatch(branch -> branch.getType() == Schema.Type.NULL);
    }

    /** The decimal logical type of a bytes or fixed schema, else null. */
    public static LogicalTypes.@Nullable Decimal decimal(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal : null;
    }

    /** The name of the schema's logical type, or {@code ""}. */
    public static String logicalType(Schema schema) {
        return schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    }

    /** The branch a generic value was read with; null if no branch matches. */
    public static @Nullable Schema branchOf(Schema schema, @Nullable Object value) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        for (Schema branch : schema.getTypes()) {
            if (holds(branch, value)) {
                return branch;
            }
        }
        return null;
    }

    private static boolean holds(Schema branch, @Nullable Object value) {
        return switch (branch.getType()) {
            case NULL -> value == null;
            case BOOLEAN -> value instanceof Boolean;
            case INT -> value instanceof Integer;
            case LONG -> value instanceof Long;
            case FLOAT -> value instanceof Float;
            case DOUBLE -> value instanceof Double;
            case BYTES -> value instanceof ByteBuffer;
            case STRING -> value instanceof CharSequence;
            case ARRAY -> value instanceof Collection;
            case MAP -> value instanceof Map;
            case FIXED -> value instanceof GenericFixed fixed && isNamed(branch, fixed.getSchema());
            case ENUM -> value instanceof GenericEnumSymbol<?> symbol && isNamed(branch, symbol.getSchema());
            case RECORD -> value instanceof IndexedRecord item && isNamed(branch, item.getSchema());
            case UNION -> false;
        };
    }

    private static boolean isNamed(Schema branch, Schema schema) {
        return branch.getFullName().equals(schema.getFullName());
    }
}
