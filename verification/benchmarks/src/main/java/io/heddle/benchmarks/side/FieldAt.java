// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.side;

import io.heddle.contract.FieldPath;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A field, found by position: by name would cost the peer a look-up per record. */
final class FieldAt {
    private final int[] outer;
    private final int position;
    private final Schema schema;

    private FieldAt(int[] outer, int position, Schema schema) {
        this.outer = outer;
        this.position = position;
        this.schema = schema;
    }

    /** A field of the schema's record, or of records nested in it. */
    static FieldAt of(Schema schema, FieldPath path) {
        List<String> steps = path.steps();
        int[] outer = new int[steps.size() - 1];
        Schema at = schema;
        for (int i = 0; i < outer.length; i++) {
            Schema.Field field = at.getField(steps.get(i));
            outer[i] = field.pos();
            at = field.schema();
        }
        Schema.Field field = at.getField(steps.get(outer.length));
        return new FieldAt(outer, field.pos(), field.schema());
    }

    Schema schema() {
        return schema;
    }

    @Nullable Object get(IndexedRecord record) {
        return holder(record).get(position);
    }

    void put(IndexedRecord record, Object value) {
        holder(record).put(position, value);
    }

    private IndexedRecord holder(IndexedRecord record) {
        IndexedRecord holder = record;
        for (int step : outer) {
            holder = (IndexedRecord) holder.get(step);
        }
        return holder;
    }
}
