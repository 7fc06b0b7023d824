// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Avro's resolving reader, but for a bound on the default values that one record gains. Not thread-safe.
 *
 * <p>A gained field is one that takes nothing from the input: in a schema that resolves from several records of the writer
 * it can be gained in one and written in another.
 */
final class BoundedReader extends GenericDatumReader<@Nullable Object> {
    private final GainedFields gained;
    private final RangeInputStream in;
    private int left;

    BoundedReader(Schema written, Schema wanted, GainedFields gained, RangeInputStream in) {
        super(written, wanted, RawData.INSTANCE);
        this.gained = gained;
        this.in = in;
    }

    void start() {
        left = Growth.MOST_BY_DEFAULTS;
    }

    @Override
    protected void readField(
            Object record, Schema.Field field, @Nullable Object old, ResolvingDecoder from, @Nullable Object state)
            throws IOException {
        Integer size = gained.sizeOf(field);
        if (size == null) {
            super.readField(record, field, old, from, state);
            return;
        }
        int position = in.position();
        int before = left;
        left -= size;
        if (left < 0) {
            throw new Growth.TooLarge();
        }
        super.readField(record, field, old, from, state);
        // What a default value holds inside is paid with it.
        left = in.position() == position ? before - size : left + size;
    }
}
