// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import org.apache.avro.io.BinaryData;

import java.util.Arrays;

/** A growing buffer of Avro binary that can be taken back to an earlier position. Reused; not thread-safe. */
final class AvroBytes {
    private static final int LONGEST_NUMBER = 10;
    private byte[] bytes = new byte[512];
    private int size;

    void clear() {
        size = 0;
    }

    int position() {
        return size;
    }

    void rewind(int position) {
        size = position;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void bool(boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void number(long value) {
        room(LONGEST_NUMBER);
        size += BinaryData.encodeLong(value, bytes, size);
    }

    void float32(float value) {
        room(Float.BYTES);
        size += BinaryData.encodeFloat(value, bytes, size);
    }

    void float64(double value) {
        room(Double.BYTES);
        size += BinaryData.encodeDouble(value, bytes, size);
    }

    /** A length and the bytes. */
    void sized(byte[] value) {
        number(value.length);
        raw(value);
    }

    /** The bytes alone. */
    void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
