// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a record for any version of a schema, because the mesh may have an older or newer one than this process.
 * Values without a field in that version are dropped; additional fields get their defaults. Not thread-safe.
 */
final class VersionedRecord {
    private final Schema schema;
    private final GenericRecordBuilder builder;

    VersionedRecord(Schema schema) {
        this.schema = schema;
        this.builder = new GenericRecordBuilder(schema);
    }

    @SuppressWarnings("NullAway") // Avro returns null for a field without a value, but is not annotated
    VersionedRecord with(String name, @Nullable Object value) {
        Schema.Field field = schema.getField(name);
        if (field != null) {
            builder.set(field, value);
        }
        return this;
    }

    /** Sorted by key, so that equal maps give equal bytes. */
    VersionedRecord withMap(String name, Map<String, ?> values) {
        return with(name, new TreeMap<>(values));
    }

    /** Sets an enum constant; encoding fails if that version has no symbol for it. */
    <E extends Enum<E>> VersionedRecord withSymbol(String name, E value) {
        return withSymbol(name, value, value);
    }

    /** @param fallback written if that version has no symbol for the value */
    <E extends Enum<E>> VersionedRecord withSymbol(String name, E value, E fallback) {
        Schema.Field field = schema.getField(name);
        if (field == null) {
            return this;
        }
        E known = field.schema().hasEnumSymbol(value.name()) ? value : fallback;
        return with(name, new GenericData.EnumSymbol(field.schema(), known.name()));
    }

    GenericRecord record() {
        return builder.build();
    }
}
