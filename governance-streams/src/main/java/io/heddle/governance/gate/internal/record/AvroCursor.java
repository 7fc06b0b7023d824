// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.apache.avro.Schema;

/** A position in valid Avro binary, which moves over values without decoding them. Not thread-safe. */
public final class AvroCursor {
    private final byte[] bytes;
    private int position;

    /** @param bytes well-formed Avro from {@code start} on, as the engine returns it */
    public AvroCursor(byte[] bytes, int start) {
        this.bytes = bytes;
        this.position = start;
    }

    public int position() {
        return position;
    }

    /** Reads a number, a length or the index of a union's branch. */
    public long readLong() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return (value >>> 1) ^ -(value & 1);
    }

    /** Moves over one value. */
    public void skip(Schema schema) {
        switch (schema.getType()) {
            case NULL -> {
            }
            case BOOLEAN -> position += 1;
            case INT, LONG, ENUM -> readLong();
            case FLOAT -> position += Float.BYTES;
            case DOUBLE -> position += Double.BYTES;
            case STRING, BYTES -> skipBytes();
            case FIXED -> position += schema.getFixedSize();
            case UNION -> skip(schema.getTypes().get((int) readLong()));
            case RECORD -> schema.getFields().forEach(field -> skip(field.schema()));
            case ARRAY -> skipBlocks(() -> skip(schema.getElementType()));
            case MAP -> skipBlocks(() -> {
                skipBytes();
                skip(schema.getValueType());
            });
        }
    }

    private void skipBytes() {
        int length = (int) readLong();
        position += length;
    }

    private void skipBlocks(Runnable item) {
        for (long count = readLong(); count != 0; count = readLong()) {
            if (count < 0) {
                int size = (int) readLong();
                position += size;
            } else {
                for (long i = 0; i < count; i++) {
                    item.run();
                }
            }
        }
    }
}
