// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A record as CEL sees it: fields by name, converted on access. */
final class CelRecordView extends AbstractMap<String, Object> {
    private final IndexedRecord record;

    CelRecordView(IndexedRecord record) {
        this.record = record;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return field(name) != null;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Schema.Field field = field(name);
        return field == null ? null : CelValues.of(record.get(field.pos()), field.schema());
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            all.put(field.name(), CelValues.of(record.get(field.pos()), field.schema()));
        }
        return all.entrySet();
    }

    private Schema.@Nullable Field field(@Nullable Object name) {
        return name instanceof String text ? record.getSchema().getField(text) : null;
    }
}
