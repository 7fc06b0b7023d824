// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import io.heddle.contract.FieldPath;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A field accessed by position; access by name would cost the peer a lookup per record. */
final class FieldPosition {
    private final int[] parentPositions;
    private final int position;
    private final Schema schema;

    private FieldPosition(int[] outer, int position, Schema schema) {
        this.parentPositions = outer;
        this.position = position;
        this.schema = schema;
    }

    /** Resolves a field of the schema's record or of a nested record. */
    static FieldPosition of(Schema schema, FieldPath path) {
        List<String> steps = path.steps();
        int[] outer = new int[steps.size() - 1];
        Schema current = schema;
        for (int i = 0; i < outer.length; i++) {
            Schema.Field field = current.getField(steps.get(i));
            outer[i] = field.pos();
            current = field.schema();
        }
        Schema.Field field = current.getField(steps.get(outer.length));
        return new FieldPosition(outer, field.pos(), field.schema());
    }

    Schema schema() {
        return schema;
    }

    @Nullable
    Object get(IndexedRecord record) {
        return parentRecord(record).get(position);
    }

    void put(IndexedRecord record, Object value) {
        parentRecord(record).put(position, value);
    }

    private IndexedRecord parentRecord(IndexedRecord record) {
        IndexedRecord holder = record;
        for (int step : parentPositions) {
            holder = (IndexedRecord) holder.get(step);
        }
        return holder;
    }
}
