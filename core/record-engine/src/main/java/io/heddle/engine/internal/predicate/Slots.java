// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.contract.FieldPath;
import io.heddle.engine.internal.path.PathTree;
import io.heddle.engine.internal.path.Place;
import io.heddle.engine.internal.path.Schemas;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fields the tests of one contract look at, and in which slot of {@link Captures} each is. Not thread-safe. */
public final class Slots {
    private final Schema schema;
    private final Map<String, Integer> byPath = new LinkedHashMap<>();
    private final PathTree<Integer> tree = PathTree.create();

    /** No slots yet, for records of this schema. */
    public Slots(Schema schema) {
        this.schema = schema;
    }

    /** How many there are. */
    public int count() {
        return byPath.size();
    }

    /** The slots at their places in the schema; null if there are none. */
    public @Nullable Place<Integer> places() {
        return byPath.isEmpty() ? null : Place.bind(schema, tree, missing -> {});
    }

    /** The field at this path; an empty one is the record itself. */
    Term field(List<String> path) throws NotNative {
        Schema at = schema;
        String name = "";
        boolean nullable = false;
        int[] around = {};
        for (String step : path) {
            if (nullable) {
                around = java.util.Arrays.copyOf(around, around.length + 1);
                around[around.length - 1] = slot(name);
            }
            Schema record = theOne(at, name);
            Schema.Field field = record.getType() == Schema.Type.RECORD ? record.getField(step) : null;
            if (field == null) {
                throw new NotNative(name + " is no record");
            }
            name = name.isEmpty() ? step : name + "." + step;
            at = field.schema();
            nullable = Schemas.isNullable(at);
        }
        Schema one = theOne(at, name);
        if (one.getType() == Schema.Type.RECORD) {
            return new Term(Term.Kind.RECORD, new Nulls.RecordSlot(around, nullable ? slot(name) : -1));
        }
        return value(one, slot(name));
    }

    private static Term value(Schema schema, int slot) {
        return switch (schema.getType()) {
            case BOOLEAN -> new Term(Term.Kind.BOOL, new Logic.Slot(slot));
            case INT, LONG -> number(schema, slot);
            case FLOAT, DOUBLE -> new Term(Term.Kind.DOUBLE, new Reals.Slot(slot));
            case STRING -> new Term(Term.Kind.STRING, new Ranges.Slot(slot));
            case ENUM -> new Term(
                    Term.Kind.STRING,
                    new Ranges.Symbol(
                            slot,
                            schema.getEnumSymbols().stream()
                                    .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                                    .toArray(byte[][]::new)));
            case BYTES, FIXED -> {
                var decimal = Schemas.decimal(schema);
                yield decimal == null
                        ? new Term(Term.Kind.BYTES, new Ranges.Slot(slot))
                        : new Term(Term.Kind.DOUBLE, new Decimal(slot, decimal.getScale()));
            }
            case ARRAY, MAP -> new Term(Term.Kind.ITEMS, new Wholes.Slot(slot));
            case RECORD, UNION, NULL -> throw new IllegalStateException(schema.getType() + " has no slot");
        };
    }

    private static Term number(Schema schema, int slot) {
        Moments.Unit unit =
                switch (Schemas.logicalType(schema)) {
                    case "date" -> Moments.Unit.DAYS;
                    case "timestamp-millis", "local-timestamp-millis" -> Moments.Unit.MILLIS;
                    case "timestamp-micros", "local-timestamp-micros" -> Moments.Unit.MICROS;
                    case "timestamp-nanos", "local-timestamp-nanos" -> Moments.Unit.NANOS;
                    default -> null;
                };
        return unit == null
                ? new Term(Term.Kind.INT, new Wholes.Slot(slot))
                : new Term(Term.Kind.TIMESTAMP, new Moments.Slot(slot, unit));
    }

    /** The type itself, or the one beside null. */
    private static Schema theOne(Schema schema, String name) throws NotNative {
        List<Schema> types = Schemas.branches(schema).stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (types.size() != 1) {
            throw new NotNative(name + (types.isEmpty() ? " is always null" : " has several types"));
        }
        return types.get(0);
    }

    private int slot(String path) {
        Integer known = byPath.get(path);
        if (known != null) {
            return known;
        }
        int slot = byPath.size();
        byPath.put(path, slot);
        tree.put(FieldPath.of(path), slot);
        return slot;
    }
}
