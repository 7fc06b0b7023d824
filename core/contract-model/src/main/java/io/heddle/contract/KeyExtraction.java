// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Takes the key of a record from its fields. Thread-safe. */
public final class KeyExtraction {
    private KeyExtraction() {}

    /**
     * The key: the value of its field, or a record of the values of its fields, with the nulls that the record has
     * there. Null for a scalar key whose field is null or missing.
     */
    public static @Nullable Object extract(ProductKey key, IndexedRecord value) {
        if (!key.isRecord()) {
            return find(key, key.fields().get(0), value);
        }
        GenericData.Record record = new GenericData.Record(key.schema());
        for (int part = 0; part < key.fields().size(); part++) {
            record.put(part, find(key, key.fields().get(part), value));
        }
        return record;
    }

    /** Whether the record's schema has all fields of the key. */
    public static boolean hasFields(ProductKey key, Schema value) {
        return key.fields().stream().allMatch(field -> isIn(field, value));
    }

    private static @Nullable Object find(ProductKey key, FieldPath field, IndexedRecord value) {
        Object found = read(field, value);
        Optional<FieldPath> before = found == null ? key.before(field) : Optional.empty();
        return before.isPresent() ? read(before.get(), value) : found;
    }

    private static @Nullable Object read(FieldPath path, IndexedRecord value) {
        Object found = value;
        for (String step : path.steps()) {
            if (!(found instanceof IndexedRecord record)) {
                return null;
            }
            Schema.Field field = record.getSchema().getField(step);
            found = field == null ? null : record.get(field.pos());
        }
        return found;
    }

    private static boolean isIn(FieldPath path, Schema value) {
        Schema schema = value;
        for (String step : path.steps()) {
            Schema record = schema.isUnion()
                    ? schema.getTypes().stream().filter(type -> type.getType() == Schema.Type.RECORD).findFirst()
                            .orElse(schema)
                    : schema;
            Schema.Field field = record.getType() == Schema.Type.RECORD ? record.getField(step) : null;
            if (field == null) {
                return false;
            }
            schema = field.schema();
        }
        return true;
    }
}
