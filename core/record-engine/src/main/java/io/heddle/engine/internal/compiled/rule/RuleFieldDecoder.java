// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.engine.internal.compiled.placement.WriterFieldMapping;
import io.heddle.engine.internal.predicate.CapturedValues;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Set;

/**
 * Decodes the top-level fields named by rules that cel-java evaluates; a field is decoded on access only. Immutable and
 * thread-safe.
 */
final class RuleFieldDecoder {
    private final Schema schema;
    /** By position in the contract: the slot of the field's range, -1 if no rule names it or the writer lacks it. */
    private final int[] slots;

    private final boolean[] named;
    private final @Nullable TopLevelFieldReader[] readers;
    private final @Nullable Object[] defaults;
    private final int count;

    RuleFieldDecoder(Resolver.RecordAdjust record, Set<String> names) {
        this.schema = record.reader;
        int all = schema.getFields().size();
        this.slots = new int[all];
        this.named = new boolean[all];
        this.readers = new TopLevelFieldReader[all];
        this.defaults = new Object[all];
        Arrays.fill(slots, -1);
        WriterFieldMapping fields = new WriterFieldMapping(record);
        int nextSlot = 0;
        for (Schema.Field field : schema.getFields()) {
            if (names.contains(field.name())) {
                named[field.pos()] = true;
                int writer = fields.writerIndexOf(field.pos());
                if (writer < 0) {
                    defaults[field.pos()] = TopLevelFieldReader.defaultOf(field);
                } else {
                    slots[field.pos()] = nextSlot++;
                    readers[field.pos()] =
                            new TopLevelFieldReader(record.fieldActions[writer].writer, field.schema());
                }
            }
        }
        this.count = nextSlot;
    }

    int count() {
        return count;
    }

    /** For each field of the contract, the slot of its range, or -1. */
    int[] slots() {
        return slots.clone();
    }

    /** A view of the record just walked. */
    IndexedRecord viewOf(CapturedValues captures, byte[] bytes) {
        return new View(this, captures, bytes);
    }

    private @Nullable Object read(int position, CapturedValues captures, byte[] bytes) {
        if (!named[position]) {
            // The failure makes the reference program decide.
            throw new IllegalStateException("a field that no rule names");
        }
        TopLevelFieldReader reader = readers[position];
        return reader == null
                ? defaults[position]
                : reader.read(bytes, captures.fieldStarts[slots[position]], captures.fieldEnds[slots[position]]);
    }

    private static final class View implements IndexedRecord {
        private final RuleFieldDecoder fields;
        private final CapturedValues captures;
        private final byte[] bytes;
        private final @Nullable Object[] values;
        private final boolean[] read;

        View(RuleFieldDecoder fields, CapturedValues captures, byte[] bytes) {
            this.fields = fields;
            this.captures = captures;
            this.bytes = bytes;
            this.values = new Object[fields.slots.length];
            this.read = new boolean[fields.slots.length];
        }

        @Override
        public Schema getSchema() {
            return fields.schema;
        }

        @Override
        public @Nullable Object get(int position) {
            if (!read[position]) {
                values[position] = fields.read(position, captures, bytes);
                read[position] = true;
            }
            return values[position];
        }

        @Override
        public void put(int position, @Nullable Object value) {
            throw new UnsupportedOperationException("rules do not change records");
        }
    }
}
