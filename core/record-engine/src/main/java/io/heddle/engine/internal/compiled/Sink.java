// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.avro.Growth;

import java.util.Arrays;

/**
 * The bytes for one port. What stays equal is not written but pending: a range of the input from {@link #from} to where
 * the walk is. Not thread-safe; reused from record to record.
 */
final class Sink {
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int INITIAL_BYTES = 1024;
    private static final int KEPT_BYTES = 1 << 20;
    /** Room is asked for in round numbers; only {@link #take} knows the output's length. */
    private static final int SLACK = 64;

    /** Where the pending range starts in the input. */
    int from;
    /** Above zero while the port gets nothing. */
    int muted;

    private byte[] buffer = new byte[INITIAL_BYTES];
    private int size;
    private int most;

    /** @param length of the bytes that came in */
    void start(int at, int length) {
        from = at;
        most = (int) Math.min(Integer.MAX_VALUE - SLACK, (long) length + Growth.MOST_OF_OUTPUT);
        muted = 0;
        size = 0;
        if (buffer.length > KEPT_BYTES) {
            buffer = new byte[INITIAL_BYTES];
        }
    }

    /** Copies what is pending up to {@code to}. */
    void flush(byte[] bytes, int to) {
        int length = to - from;
        if (length > 0) {
            room(length);
            System.arraycopy(bytes, from, buffer, size, length);
            size += length;
        }
        from = to;
    }

    void write(byte[] bytes, int offset, int length) {
        room(length);
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }

    void write(byte[] bytes) {
        int length = bytes.length;
        room(length);
        if (length <= 4) {
            for (int i = 0; i < length; i++) {
                buffer[size + i] = bytes[i];
            }
        } else {
            System.arraycopy(bytes, 0, buffer, size, length);
        }
        size += length;
    }

    void writeByte(int value) {
        room(1);
        buffer[size++] = (byte) value;
    }

    void fill(char character, int count) {
        room(count);
        Arrays.fill(buffer, size, size + count, (byte) character);
        size += count;
    }

    /** A text of hexadecimal digits, with the dashes of a UUID if asked for. */
    void writeHex(byte[] bytes, int count, boolean dashes) {
        int length = 2 * count + (dashes ? 4 : 0);
        room(length + 2);
        size = Varints.write(length, buffer, size);
        for (int i = 0; i < count; i++) {
            if (dashes && (i == 4 || i == 6 || i == 8 || i == 10)) {
                buffer[size++] = '-';
            }
            buffer[size++] = DIGITS[(bytes[i] >> 4) & 0xf];
            buffer[size++] = DIGITS[bytes[i] & 0xf];
        }
    }

    void writeVarint(long value) {
        room(10);
        size = Varints.write(value, buffer, size);
    }

    void writeFloat(float value) {
        room(4);
        int bits = Float.floatToRawIntBits(value);
        for (int i = 0; i < 4; i++) {
            buffer[size++] = (byte) (bits >>> (8 * i));
        }
    }

    void writeDouble(double value) {
        room(8);
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < 8; i++) {
            buffer[size++] = (byte) (bits >>> (8 * i));
        }
    }

    /** Where in the output the input's byte {@code at} will be, if all from {@link #from} on is copied. */
    int placeOf(int at) {
        return size + at - from;
    }

    /** Writes another number over one already written; what follows moves if it takes more or fewer bytes. */
    void rewriteVarint(int at, int length, long value) {
        int wanted = Varints.size(value);
        room(Math.max(0, wanted - length));
        if (wanted != length) {
            System.arraycopy(buffer, at + length, buffer, at + wanted, size - at - length);
            size += wanted - length;
        }
        Varints.write(value, buffer, at);
    }

    /** The whole output, after {@code head} free bytes. */
    byte[] take(byte[] bytes, int to, int head) {
        int pending = to - from;
        if (pending > most - size) {
            throw new Growth.TooLarge();
        }
        if (size == 0 && head == 0) {
            return Arrays.copyOfRange(bytes, from, to);
        }
        byte[] output = new byte[head + size + pending];
        System.arraycopy(buffer, 0, output, head, size);
        System.arraycopy(bytes, from, output, head + size, pending);
        return output;
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            long wanted = (long) size + more;
            if (wanted > most + SLACK) {
                throw new Growth.TooLarge();
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(most + SLACK, Math.max(wanted, buffer.length * 2L)));
        }
    }
}
