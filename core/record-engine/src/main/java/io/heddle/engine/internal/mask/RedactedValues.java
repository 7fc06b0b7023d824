// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** The fixed values of the mask {@code redact}; every other mask falls back to them where it does not apply. */
public final class RedactedValues {
    static final String TEXT = "***";
    private static final String NIL_UUID = "00000000-0000-0000-0000-000000000000";

    private RedactedValues() {}

    /**
     * The fixed value of a type. Values of a logical type stay valid: a decimal becomes zero (one byte, because an
     * empty decimal is not a number), a UUID the nil UUID.
     *
     * @param branch the schema the value was read with, never a union
     */
    public static Object of(Object value, Schema branch) {
        return switch (branch.getType()) {
            case STRING -> AvroSchemaTypes.logicalType(branch).equals("uuid") ? NIL_UUID : TEXT;
            case BYTES -> ByteBuffer.wrap(bytes(AvroSchemaTypes.logicalType(branch)));
            case FIXED -> new GenericData.Fixed(branch, new byte[branch.getFixedSize()]);
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case BOOLEAN -> false;
            case ENUM -> new GenericData.EnumSymbol(branch, branch.getEnumSymbols().get(0));
            case ARRAY -> List.of();
            case MAP -> Map.of();
            case RECORD -> record((IndexedRecord) value);
            case NULL, UNION -> throw new IllegalArgumentException("no value to redact");
        };
    }

    private static byte[] bytes(String logicalType) {
        return switch (logicalType) {
            case "decimal" -> new byte[1];
            // one unscaled byte of value 0, then the scale 0
            case "big-decimal" -> new byte[] {2, 0, 0};
            default -> new byte[0];
        };
    }

    private static IndexedRecord record(IndexedRecord value) {
        GenericData.Record redacted = new GenericData.Record(value.getSchema());
        for (Schema.Field field : value.getSchema().getFields()) {
            redacted.put(field.pos(), inside(value.get(field.pos()), field.schema()));
        }
        return redacted;
    }

    private static @Nullable Object inside(@Nullable Object value, Schema schema) {
        if (value == null) {
            return null;
        }
        Schema branch = AvroSchemaTypes.branchOf(schema, value);
        if (branch == null) {
            throw new IllegalArgumentException("a value that fits no type of its union");
        }
        return of(value, branch);
    }
}
