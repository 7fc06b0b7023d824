// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Contract schemas derived from a writer's schema by typical changes: fields reordered, removed, added with defaults
 * and renamed with aliases, types promoted, unions widened, narrowed and reordered, enum symbols moved. Deterministic
 * for a seed.
 */
public final class RandomSchemaPairs {
    private final Random random;
    private final IdentityHashMap<Schema, Schema> records = new IdentityHashMap<>();
    private final int stability;
    private int names;
    private boolean aliases;

    /** @param stability the higher, the fewer changes */
    public RandomSchemaPairs(Random random, int stability) {
        this.random = random;
        this.stability = stability;
    }

    /** Also gives fields aliases of other fields, so that the writer may have both. */
    public RandomSchemaPairs withAliases() {
        aliases = true;
        return this;
    }

    /** A schema that can mostly read what this one wrote. */
    public Schema readerOf(Schema writer) {
        return switch (writer.getType()) {
            case INT -> change() ? promoted(Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE) : writer;
            case LONG -> change() && writer.getLogicalType() == null
                    ? promoted(Schema.Type.FLOAT, Schema.Type.DOUBLE)
                    : writer;
            case FLOAT -> change() ? promoted(Schema.Type.DOUBLE) : writer;
            case STRING -> change() ? promoted(Schema.Type.BYTES) : writer;
            case BYTES -> change() && writer.getLogicalType() == null ? promoted(Schema.Type.STRING) : writer;
            case ENUM -> change() ? symbols(writer) : writer;
            case ARRAY -> Schema.createArray(maybeUnion(writer.getElementType()));
            case MAP -> Schema.createMap(maybeUnion(writer.getValueType()));
            case UNION -> union(writer);
            case RECORD -> record(writer);
            default -> writer;
        };
    }

    private boolean change() {
        return random.nextInt(stability) == 0;
    }

    private Schema promoted(Schema.Type... types) {
        return Schema.create(types[random.nextInt(types.length)]);
    }

    private Schema symbols(Schema writer) {
        List<String> symbols = new ArrayList<>(writer.getEnumSymbols());
        Collections.shuffle(symbols, random);
        if (random.nextBoolean()) {
            symbols.remove(0);
        }
        symbols.add(random.nextInt(symbols.size() + 1), "NEW");
        String fallback = random.nextBoolean() ? "NEW" : null;
        return Schema.createEnum(writer.getName(), null, writer.getNamespace(), symbols, fallback);
    }

    private Schema maybeUnion(Schema writer) {
        Schema reader = readerOf(writer);
        if (!change() || reader.isUnion() || reader.getType() == Schema.Type.NULL) {
            return reader;
        }
        return Schema.createUnion(
                random.nextBoolean()
                        ? List.of(Schema.create(Schema.Type.NULL), reader)
                        : List.of(reader, Schema.create(Schema.Type.NULL)));
    }

    private Schema union(Schema writer) {
        List<Schema> branches = new ArrayList<>();
        for (Schema branch : writer.getTypes()) {
            Schema reader = readerOf(branch);
            if (branches.stream().noneMatch(known -> known.getFullName().equals(reader.getFullName()))) {
                branches.add(reader);
            }
        }
        if (change()) {
            Collections.shuffle(branches, random);
        }
        if (change() && branches.stream().noneMatch(known -> known.getType() == Schema.Type.BOOLEAN)) {
            branches.add(random.nextInt(branches.size() + 1), Schema.create(Schema.Type.BOOLEAN));
        }
        if (change() && branches.size() > 1) {
            branches.remove(random.nextInt(branches.size()));
        }
        return branches.size() == 1 && random.nextBoolean() ? branches.get(0) : Schema.createUnion(branches);
    }

    private Schema record(Schema writer) {
        Schema known = records.get(writer);
        if (known != null) {
            return known;
        }
        Schema reader = Schema.createRecord(writer.getName(), null, writer.getNamespace(), false);
        records.put(writer, reader);
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : writer.getFields()) {
            if (!change()) {
                fields.add(field(field));
            }
        }
        if (change()) {
            Collections.shuffle(fields, random);
        }
        if (aliases && change() && !fields.isEmpty() && !writer.getFields().isEmpty()) {
            Schema.Field field = fields.get(random.nextInt(fields.size()));
            field.addAlias(writer.getFields().get(random.nextInt(writer.getFields().size())).name());
        }
        while (change()) {
            fields.add(random.nextInt(fields.size() + 1), added());
        }
        reader.setFields(fields);
        return reader;
    }

    private Schema.Field field(Schema.Field writer) {
        if (writer.name().equals("next")) {
            Schema self = union(writer.schema());
            return new Schema.Field("next", self, null, null);
        }
        if (change()) {
            Schema.Field renamed = new Schema.Field("renamed" + names++, maybeUnion(writer.schema()), null, null);
            renamed.addAlias(writer.name());
            return renamed;
        }
        return new Schema.Field(writer.name(), maybeUnion(writer.schema()), null, null);
    }

    private Schema.Field added() {
        String name = "added" + names++;
        return switch (random.nextInt(7)) {
            case 0 -> new Schema.Field(name, Schema.create(Schema.Type.STRING), null, "none");
            case 5 -> new Schema.Field(
                    name,
                    Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING)),
                    null,
                    "some");
            case 1 -> new Schema.Field(
                    name,
                    Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.LONG)),
                    null,
                    JsonProperties.NULL_VALUE);
            case 2 -> new Schema.Field(
                    name, Schema.createArray(Schema.create(Schema.Type.INT)), null, List.of(1, 2, 3));
            case 3 -> new Schema.Field(
                    name, LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES)), null, "\u0001");
            case 4 -> new Schema.Field(
                    name, Schema.createEnum("Added" + names++, null, "test", List.of("X", "Y")), null, "Y");
            default -> new Schema.Field(name, inner(), null, Map.of("a", 7));
        };
    }

    private Schema inner() {
        Schema inner = Schema.createRecord("Added" + names++, null, "test", false);
        inner.setFields(List.of(
                new Schema.Field("a", Schema.create(Schema.Type.INT), null, null),
                new Schema.Field("b", Schema.create(Schema.Type.STRING), null, "bee")));
        return inner;
    }
}
