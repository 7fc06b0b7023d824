// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Mask;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A second, naive implementation of the masks, as close to their specification as possible. */
public final class NaiveMaskOracle {
    private NaiveMaskOracle() {}

    public static @Nullable Object of(Mask mask, Object value, Schema schema) {
        Schema branch = branch(value, schema);
        if (mask instanceof Mask.Nullify && schema.isUnion() && schema.isNullable()) {
            return null;
        }
        if (mask instanceof Mask.Hash && (branch.getLogicalType() == null || branch.getType() == Schema.Type.LONG)) {
            Object token = token(value);
            if (token != null) {
                return value instanceof GenericFixed ? new GenericData.Fixed(branch, (byte[]) token) : token;
            }
        }
        if (mask instanceof Mask.Partial && value instanceof CharSequence) {
            int[] points = value.toString().codePoints().toArray();
            int[] masked = points.clone();
            Arrays.fill(masked, points.length > 2 ? 1 : 0, points.length > 2 ? points.length - 1 : points.length, '*');
            return new String(masked, 0, masked.length);
        }
        return redacted(value, branch);
    }

    private static Schema branch(Object value, Schema schema) {
        return schema.isUnion() ? schema.getTypes().get(GenericData.get().resolveUnion(schema, value)) : schema;
    }

    private static Object redacted(Object value, Schema branch) {
        return switch (branch.getType()) {
            case STRING -> "***";
            case BYTES -> ByteBuffer.allocate(branch.getLogicalType() == null ? 0 : 1);
            case FIXED -> new GenericData.Fixed(branch, new byte[branch.getFixedSize()]);
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case BOOLEAN -> false;
            case ENUM -> new GenericData.EnumSymbol(branch, branch.getEnumSymbols().get(0));
            case ARRAY -> List.of();
            case MAP -> Map.of();
            default -> record((GenericRecord) value, branch);
        };
    }

    private static Object record(GenericRecord record, Schema schema) {
        for (Schema.Field field : schema.getFields()) {
            Object inner = record.get(field.pos());
            record.put(field.pos(), inner == null ? null : redacted(inner, branch(inner, field.schema())));
        }
        return record;
    }

    private static @Nullable Object token(Object value) {
        if (value instanceof CharSequence) {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(prf('s', text), 0, 16);
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] content = new byte[bytes.remaining()];
            bytes.duplicate().get(content);
            return ByteBuffer.wrap(Arrays.copyOf(prf('b', content), 16));
        }
        if (value instanceof GenericFixed fixed) {
            return Arrays.copyOf(prf('b', fixed.bytes()), fixed.bytes().length);
        }
        if (value instanceof Integer || value instanceof Long) {
            byte[] number = ByteBuffer.allocate(8).putLong(((Number) value).longValue()).array();
            ByteBuffer token = ByteBuffer.wrap(prf('n', number));
            return value instanceof Integer
                    ? (Object) (token.getInt(0) & Integer.MAX_VALUE)
                    : (Object) (token.getLong(0) & Long.MAX_VALUE);
        }
        return null;
    }

    private static byte[] prf(char kind, byte[] value) {
        ByteBuffer input = ByteBuffer.allocate(3 + value.length);
        return new FixedKeyProvider()
                .pseudorandom(input.put((byte) 1).put((byte) kind).put((byte) 0).put(value).array());
    }
}
