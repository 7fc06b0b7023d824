// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Avro's resolving reader with a bound on the default values added to one record. Not thread-safe.
 *
 * <p>A field is added if it consumes no input. A type of the reader's schema that several records of the writer resolve
 * to can have a field that is added for one of them and read for another.
 */
final class BoundedDatumReader extends GenericDatumReader<@Nullable Object> {
    private final DefaultedFields gained;
    private final RangeInputStream input;
    private int remainingDefaultBytes;

    BoundedDatumReader(Schema written, Schema readerSchema, DefaultedFields gained, RangeInputStream input) {
        super(written, readerSchema, RawGenericData.INSTANCE);
        this.gained = gained;
        this.input = input;
    }

    void start() {
        remainingDefaultBytes = GrowthLimits.MAX_DEFAULT_BYTES;
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
        int position = input.position();
        int before = remainingDefaultBytes;
        remainingDefaultBytes -= size;
        if (remainingDefaultBytes < 0) {
            throw new GrowthLimits.TooLargeException();
        }
        super.readField(record, field, old, from, state);
        // A default value's nested fields are charged as part of it.
        remainingDefaultBytes = input.position() == position ? before - size : remainingDefaultBytes + size;
    }
}
