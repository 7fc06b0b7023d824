// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.internal.avro.GrowthLimits;

import java.util.Arrays;

/**
 * The output bytes of one port. Unchanged input is not copied at once but stays pending: the range from
 * {@link #pendingStart} to the current position of the walk. Not thread-safe; reused from record to record.
 */
public final class PortOutput {
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int INITIAL_BYTES = 1024;
    private static final int KEPT_BYTES = 1 << 20;
    /** Writes may reserve more than they need; the exact limit is checked in {@link #toBytes}. */
    private static final int SLACK = 64;

    /** The start of the pending range in the input. */
    int pendingStart;
    /** Above zero while the port gets nothing. */
    int muteDepth;

    private byte[] buffer = new byte[INITIAL_BYTES];
    private int size;
    private int maxBytes;

    /**
     * @param length of the input record
     */
    void reset(int position, int length) {
        pendingStart = position;
        maxBytes = (int) Math.min(Integer.MAX_VALUE - SLACK, (long) length + GrowthLimits.MAX_OUTPUT_GROWTH);
        muteDepth = 0;
        size = 0;
        if (buffer.length > KEPT_BYTES) {
            buffer = new byte[INITIAL_BYTES];
        }
    }

    /** Copies the pending bytes up to {@code end}. */
    void flush(byte[] bytes, int end) {
        int length = end - pendingStart;
        if (length > 0) {
            ensureRoom(length);
            System.arraycopy(bytes, pendingStart, buffer, size, length);
            size += length;
        }
        pendingStart = end;
    }

    public void write(byte[] bytes, int offset, int length) {
        ensureRoom(length);
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }

    public void write(byte[] bytes) {
        int length = bytes.length;
        ensureRoom(length);
        if (length <= 4) {
            for (int i = 0; i < length; i++) {
                buffer[size + i] = bytes[i];
            }
        } else {
            System.arraycopy(bytes, 0, buffer, size, length);
        }
        size += length;
    }

    public void writeByte(int value) {
        ensureRoom(1);
        buffer[size++] = (byte) value;
    }

    public void fill(char character, int count) {
        ensureRoom(count);
        Arrays.fill(buffer, size, size + count, (byte) character);
        size += count;
    }

    /** Writes a string of hexadecimal digits, optionally with the dashes of a UUID. */
    public void writeHex(byte[] bytes, int count, boolean dashes) {
        int length = 2 * count + (dashes ? 4 : 0);
        ensureRoom(length + 2);
        size = ZigZagVarints.write(length, buffer, size);
        for (int i = 0; i < count; i++) {
            if (dashes && (i == 4 || i == 6 || i == 8 || i == 10)) {
                buffer[size++] = '-';
            }
            buffer[size++] = DIGITS[(bytes[i] >> 4) & 0xf];
            buffer[size++] = DIGITS[bytes[i] & 0xf];
        }
    }

    public void writeVarint(long value) {
        ensureRoom(10);
        size = ZigZagVarints.write(value, buffer, size);
    }

    public void writeFloat(float value) {
        ensureRoom(4);
        int bits = Float.floatToRawIntBits(value);
        for (int i = 0; i < 4; i++) {
            buffer[size++] = (byte) (bits >>> (8 * i));
        }
    }

    public void writeDouble(double value) {
        ensureRoom(8);
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < 8; i++) {
            buffer[size++] = (byte) (bits >>> (8 * i));
        }
    }

    /**
     * The output position of the input's byte at {@code position}, if everything from {@link #pendingStart} is copied.
     */
    int outputPositionOf(int position) {
        return size + position - pendingStart;
    }

    /** Overwrites a number in the output; what follows moves if the length changes. */
    void rewriteVarint(int position, int length, long value) {
        int needed = ZigZagVarints.encodedSize(value);
        ensureRoom(Math.max(0, needed - length));
        if (needed != length) {
            System.arraycopy(buffer, position + length, buffer, position + needed, size - position - length);
            size += needed - length;
        }
        ZigZagVarints.write(value, buffer, position);
    }

    /** The whole output, after {@code head} free bytes. */
    public byte[] toBytes(byte[] bytes, int end, int head) {
        int pending = end - pendingStart;
        if (pending > maxBytes - size) {
            throw new GrowthLimits.TooLargeException();
        }
        if (size == 0 && head == 0) {
            return Arrays.copyOfRange(bytes, pendingStart, end);
        }
        byte[] output = new byte[head + size + pending];
        System.arraycopy(buffer, 0, output, head, size);
        System.arraycopy(bytes, pendingStart, output, head + size, pending);
        return output;
    }

    private void ensureRoom(int more) {
        if (buffer.length - size < more) {
            long needed = (long) size + more;
            if (needed > maxBytes + SLACK) {
                throw new GrowthLimits.TooLargeException();
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(maxBytes + SLACK, Math.max(needed, buffer.length * 2L)));
        }
    }
}
