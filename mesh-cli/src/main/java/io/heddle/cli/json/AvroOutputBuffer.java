// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import org.apache.avro.io.BinaryData;

import java.util.Arrays;

/** A growing buffer of Avro binary that can be taken back to an earlier position. Reused; not thread-safe. */
final class AvroOutputBuffer {
    private static final int MAX_VARINT_BYTES = 10;
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

    void writeBoolean(boolean value) {
        ensureCapacity(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void writeLong(long value) {
        ensureCapacity(MAX_VARINT_BYTES);
        size += BinaryData.encodeLong(value, bytes, size);
    }

    void writeFloat(float value) {
        ensureCapacity(Float.BYTES);
        size += BinaryData.encodeFloat(value, bytes, size);
    }

    void writeDouble(double value) {
        ensureCapacity(Double.BYTES);
        size += BinaryData.encodeDouble(value, bytes, size);
    }

    /** A length and the bytes. */
    void writeBytes(byte[] value) {
        writeLong(value.length);
        writeFixed(value);
    }

    /** The bytes alone. */
    void writeFixed(byte[] value) {
        ensureCapacity(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void ensureCapacity(int extraBytes) {
        if (size + extraBytes > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + extraBytes));
        }
    }
}
