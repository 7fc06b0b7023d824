// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import org.apache.avro.JsonProperties;
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

/** Random record schemas of every Avro type, and random values for them. Deterministic for a seed. */
public final class RandomAvro {
    private static final int MAX_DEPTH = 4;
    private final Random random;
    private int names;

    public RandomAvro(long seed) {
        random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    /** A record of up to six fields. */
    public Schema record() {
        return record(0);
    }

    private Schema record(int depth) {
        Schema record = Schema.createRecord("R" + names++, null, "test", false);
        List<Schema.Field> fields = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            fields.add(new Schema.Field("f" + i, any(depth + 1)));
        }
        if (random.nextInt(4) == 0) {
            Schema self = Schema.createUnion(Schema.create(Schema.Type.NULL), record);
            fields.add(new Schema.Field("next", self, null, JsonProperties.NULL_VALUE));
        }
        record.setFields(fields);
        return record;
    }

    private Schema any(int depth) {
        return depth >= MAX_DEPTH || random.nextInt(3) > 0 ? simple() : complex(depth);
    }

    private Schema simple() {
        return switch (random.nextInt(11)) {
            case 0 -> Schema.create(Schema.Type.BOOLEAN);
            case 1 -> Schema.create(Schema.Type.INT);
            case 2 -> Schema.create(Schema.Type.LONG);
            case 3 -> Schema.create(Schema.Type.FLOAT);
            case 4 -> Schema.create(Schema.Type.DOUBLE);
            case 5 -> Schema.create(Schema.Type.BYTES);
            case 6 -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case 7 -> Schema.createEnum("E" + names++, null, "test", List.of("A", "B", "C"));
            case 8 -> Schema.createFixed("F" + names++, null, "test", random.nextInt(5));
            case 9 -> LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES));
            default -> Schema.create(Schema.Type.STRING);
        };
    }

    private Schema complex(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> Schema.createArray(any(depth + 1));
            case 1 -> Schema.createMap(any(depth + 1));
            case 2 -> record(depth);
            default -> union(depth);
        };
    }

    private Schema union(int depth) {
        List<Schema> branches = new ArrayList<>();
        branches.add(Schema.create(Schema.Type.NULL));
        Schema first = any(depth + 1);
        if (first.isUnion()) {
            return first;
        }
        branches.add(first);
        if (random.nextBoolean() && first.getType() != Schema.Type.STRING) {
            branches.add(Schema.create(Schema.Type.STRING));
        }
        return Schema.createUnion(branches);
    }

    /** A value of the schema. */
    public @Nullable Object value(Schema schema) {
        return value(schema, 0);
    }

    private @Nullable Object value(Schema schema, int depth) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case STRING -> text();
            case BYTES -> ByteBuffer.wrap(bytes(1 + random.nextInt(5)));
            case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
            case ENUM -> new GenericData.EnumSymbol(
                    schema, schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())));
            case ARRAY -> array(schema, depth);
            case MAP -> map(schema, depth);
            case RECORD -> recordValue(schema, depth);
            case UNION -> value(branch(schema, depth), depth);
        };
    }

    private Schema branch(Schema union, int depth) {
        int index = depth > 6 ? 0 : random.nextInt(union.getTypes().size());
        return union.getTypes().get(index);
    }

    private Object array(Schema schema, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        int count = depth > 6 ? 0 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            items.add(value(schema.getElementType(), depth + 1));
        }
        return items;
    }

    private Object map(Schema schema, int depth) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        int count = depth > 6 ? 0 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            entries.put("k" + i, value(schema.getValueType(), depth + 1));
        }
        return entries;
    }

    private Object recordValue(Schema schema, int depth) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), depth + 1));
        }
        return record;
    }

    private String text() {
        String alphabet = "abcXYZ019 äß漢\uD83D\uDE80@.-_";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
