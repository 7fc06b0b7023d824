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
 * Builds a record of some version of a schema: the mesh may have an older one than this process, or a newer one. What
 * the version has no field for is left out, and what it has besides gets its default. Not thread-safe.
 */
final class VersionedRecord {
    private final Schema schema;
    private final GenericRecordBuilder builder;

    VersionedRecord(Schema schema) {
        this.schema = schema;
        this.builder = new GenericRecordBuilder(schema);
    }

    @SuppressWarnings("NullAway") // Avro has null for a field without a value, and does not say so
    VersionedRecord with(String name, @Nullable Object value) {
        Schema.Field field = schema.getField(name);
        if (field != null) {
            builder.set(field, value);
        }
        return this;
    }

    /** In the order of the keys, so that the same map always gives the same bytes. */
    VersionedRecord withMap(String name, Map<String, ?> values) {
        return with(name, new TreeMap<>(values));
    }

    /** An enum's constant; encoding fails where the version has no symbol for it. */
    <E extends Enum<E>> VersionedRecord withSymbol(String name, E value) {
        return withSymbol(name, value, value);
    }

    /** @param fallback what is written where the version has no symbol for the value */
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
