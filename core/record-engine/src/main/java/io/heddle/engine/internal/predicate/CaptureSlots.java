// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import io.heddle.contract.FieldPath;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.internal.path.FieldPathTree;
import io.heddle.engine.internal.path.SchemaBinding;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Assigns the fields that the rules of one contract use to slots of {@link CapturedValues}. Not thread-safe. */
public final class CaptureSlots {
    private final Schema schema;
    private final Map<String, Integer> slotsByPath = new LinkedHashMap<>();
    private final FieldPathTree<Integer> slotTree = FieldPathTree.create();

    /** Starts without slots, for records of this schema. */
    public CaptureSlots(Schema schema) {
        this.schema = schema;
    }

    /** The number of slots. */
    public int count() {
        return slotsByPath.size();
    }

    /** The slots bound to their positions in the schema; null if there are none. */
    public @Nullable SchemaBinding<Integer> binding() {
        return slotsByPath.isEmpty() ? null : SchemaBinding.bind(schema, slotTree, missing -> {});
    }

    /** The field at this path; the record itself for an empty path. */
    TypedOperand operandAt(List<String> path) throws NotNativeException {
        Schema current = schema;
        String name = "";
        boolean nullable = false;
        int[] around = {};
        for (String step : path) {
            if (nullable) {
                around = java.util.Arrays.copyOf(around, around.length + 1);
                around[around.length - 1] = slot(name);
            }
            Schema record = nonNullBranch(current, name);
            Schema.Field field = record.getType() == Schema.Type.RECORD ? record.getField(step) : null;
            if (field == null) {
                throw new NotNativeException(name + " is no record");
            }
            name = name.isEmpty() ? step : name + "." + step;
            current = field.schema();
            nullable = AvroSchemaTypes.isNullable(current);
        }
        Schema one = nonNullBranch(current, name);
        if (one.getType() == Schema.Type.RECORD) {
            return new TypedOperand(TypedOperand.Kind.RECORD,
                    new NullPredicates.RecordOperand(around, nullable ? slot(name) : -1));
        }
        return value(one, slot(name));
    }

    private static TypedOperand value(Schema schema, int slot) {
        return switch (schema.getType()) {
            case BOOLEAN -> new TypedOperand(TypedOperand.Kind.BOOL, new BooleanPredicates.Slot(slot));
            case INT, LONG -> number(schema, slot);
            case FLOAT, DOUBLE -> new TypedOperand(TypedOperand.Kind.DOUBLE, new DoublePredicates.Slot(slot));
            case STRING -> new TypedOperand(TypedOperand.Kind.STRING, new ByteRangePredicates.Slot(slot));
            case ENUM -> new TypedOperand(
                    TypedOperand.Kind.STRING,
                    new ByteRangePredicates.EnumSymbolOperand(
                            slot,
                            schema.getEnumSymbols().stream()
                                    .map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
                                    .toArray(byte[][]::new)));
            case BYTES, FIXED -> {
                var decimal = AvroSchemaTypes.decimal(schema);
                yield decimal == null
                        ? new TypedOperand(TypedOperand.Kind.BYTES, new ByteRangePredicates.Slot(slot))
                        : new TypedOperand(TypedOperand.Kind.DECIMAL,
                                new DecimalOperand(new DecimalOperand.Slot(slot), decimal.getScale()));
            }
            case ARRAY, MAP -> new TypedOperand(TypedOperand.Kind.ITEMS, new LongPredicates.Slot(slot));
            case RECORD, UNION, NULL -> throw new IllegalStateException(schema.getType() + " has no slot");
        };
    }

    private static TypedOperand number(Schema schema, int slot) {
        TimestampPredicates.Unit unit =
                switch (AvroSchemaTypes.logicalType(schema)) {
                    case "date" -> TimestampPredicates.Unit.DAYS;
                    case "timestamp-millis", "local-timestamp-millis" -> TimestampPredicates.Unit.MILLIS;
                    case "timestamp-micros", "local-timestamp-micros" -> TimestampPredicates.Unit.MICROS;
                    case "timestamp-nanos", "local-timestamp-nanos" -> TimestampPredicates.Unit.NANOS;
                    default -> null;
                };
        return unit == null
                ? new TypedOperand(TypedOperand.Kind.INT, new LongPredicates.Slot(slot))
                : new TypedOperand(TypedOperand.Kind.TIMESTAMP, new TimestampPredicates.Slot(slot, unit));
    }

    /** The type itself, or the non-null branch of a nullable type. */
    private static Schema nonNullBranch(Schema schema, String name) throws NotNativeException {
        List<Schema> types = AvroSchemaTypes.branches(schema).stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (types.size() != 1) {
            throw new NotNativeException(name + (types.isEmpty() ? " is always null" : " has several types"));
        }
        return types.get(0);
    }

    private int slot(String path) {
        Integer known = slotsByPath.get(path);
        if (known != null) {
            return known;
        }
        int slot = slotsByPath.size();
        slotsByPath.put(path, slot);
        slotTree.put(FieldPath.of(path), slot);
        return slot;
    }
}
