// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import org.apache.avro.io.BinaryData;

import java.util.Arrays;

/** A growable buffer of Avro binary that can be truncated to an earlier position. Reusable; not thread-safe. */
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

    /** Writes the length, then the bytes. */
    void writeBytes(byte[] value) {
        writeLong(value.length);
        writeFixed(value);
    }

    /** Writes the bytes without a length. */
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
