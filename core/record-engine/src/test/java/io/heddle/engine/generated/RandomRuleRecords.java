// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import io.heddle.engine.ProgramRunner;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records with few, extreme and often equal values, to exercise comparisons, and schemas for them. */
public final class RandomRuleRecords {
    private static final long NOW_MILLIS = ProgramRunner.NOW.toEpochMilli();

    private final Random random;
    private int names;

    /** Deterministic for the random source. */
    public RandomRuleRecords(Random random) {
        this.random = random;
    }

    @SafeVarargs
    static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    static long integer(Random random) {
        return pick(
                random, 0L, 0L, 1L, 1L, -1L, 2L, 3L, 7L, 100L, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, 1L << 53,
                -(1L << 53) - 1, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE);
    }

    static double real(Random random) {
        return pick(
                random, 0.0, -0.0, 1.0, 1.0, -1.0, 0.5, 2.5, 3.0, 0x1p53, 0x1p63, -0x1p63, 1e300, Double.NaN,
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 0.1, 0.01);
    }

    static String text(Random random) {
        return pick(
                random, "", "a", "a", "A", "B", "ab", "abc", "b", "é", "漢", "\uE000", "\uFFFF", "\uD83D\uDE80",
                "a\uD83D\uDE80b", "z\uE000", "z\uD83D\uDE80", "\0");
    }

    /** A record schema with a field of each type, many of them nullable, and nested records. */
    public Schema schema() {
        return record(0);
    }

    private Schema record(int nesting) {
        Schema record = Schema.createRecord("R" + names++, null, "test", false);
        List<Schema.Field> fields = new ArrayList<>();
        List<Schema> types = new ArrayList<>(simple());
        if (nesting < 2) {
            types.add(record(nesting + 1));
            types.add(record(nesting + 1));
        }
        for (Schema type : types) {
            if (nesting == 0 || random.nextBoolean() || type.getType() == Schema.Type.RECORD) {
                fields.add(new Schema.Field("f" + names++, maybeNullable(type)));
            }
        }
        record.setFields(fields);
        return record;
    }

    private List<Schema> simple() {
        return List.of(
                Schema.create(Schema.Type.BOOLEAN),
                Schema.create(Schema.Type.INT),
                Schema.create(Schema.Type.LONG),
                Schema.create(Schema.Type.FLOAT),
                Schema.create(Schema.Type.DOUBLE),
                Schema.create(Schema.Type.STRING),
                Schema.create(Schema.Type.STRING),
                Schema.create(Schema.Type.BYTES),
                Schema.createEnum("E" + names++, null, "test", List.of("A", "B", "C")),
                Schema.createFixed("F" + names++, null, "test", random.nextInt(3)),
                LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES)),
                LogicalTypes.decimal(18, 3).addToSchema(Schema.createFixed("F" + names++, null, "test", 8)),
                LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)),
                LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)),
                LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)),
                LogicalTypes.timestampNanos().addToSchema(Schema.create(Schema.Type.LONG)),
                LogicalTypes.localTimestampMillis().addToSchema(Schema.create(Schema.Type.LONG)),
                Schema.createArray(Schema.create(Schema.Type.INT)),
                Schema.createMap(Schema.create(Schema.Type.STRING)));
    }

    private Schema maybeNullable(Schema type) {
        Schema nothing = Schema.create(Schema.Type.NULL);
        return switch (random.nextInt(4)) {
            case 0 -> Schema.createUnion(nothing, type);
            case 1 -> Schema.createUnion(type, nothing);
            default -> type;
        };
    }

    /** A random value of any schema. */
    public @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> schema.getLogicalType() != null
                    ? pick(random, 0, (int) (NOW_MILLIS / 86_400_000), Integer.MAX_VALUE, -1)
                    : (Object) (int) integer(random);
            case LONG -> schema.getLogicalType() != null ? time(schema.getLogicalType().getName()) : integer(random);
            case FLOAT -> (float) real(random);
            case DOUBLE -> real(random);
            case STRING -> text(random);
            case BYTES -> bytes(schema.getLogicalType() == null ? random.nextInt(3) : 1 + random.nextInt(4));
            case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()).array());
            case ENUM ->
                new GenericData.EnumSymbol(schema, pick(random, schema.getEnumSymbols().toArray(new String[0])));
            case ARRAY -> items(schema);
            case MAP -> entries(schema);
            case RECORD -> record(schema);
            case UNION -> value(pick(random, schema.getTypes().toArray(new Schema[0])));
        };
    }

    private long time(String type) {
        long perMilli = type.endsWith("micros") ? 1000 : type.endsWith("nanos") ? 1_000_000 : 1;
        return pick(
                random, NOW_MILLIS * perMilli, NOW_MILLIS * perMilli, NOW_MILLIS * perMilli + 1,
                NOW_MILLIS * perMilli - 1,
                0L, -1L, (NOW_MILLIS - 3_600_000) * perMilli, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    private ByteBuffer bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = pick(random, (byte) 0, (byte) 1, (byte) 2, (byte) 'a', (byte) 0xff, (byte) 0x64);
        }
        return ByteBuffer.wrap(bytes);
    }

    private Object items(Schema schema) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(schema.getElementType()));
        }
        return items;
    }

    private Object entries(Schema schema) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put("k" + i, value(schema.getValueType()));
        }
        return entries;
    }

    private Object record(Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }
}
