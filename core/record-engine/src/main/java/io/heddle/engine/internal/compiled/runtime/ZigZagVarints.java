// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/** Avro's variable-length numbers in their shortest form, the only form that Avro's writers produce. */
public final class ZigZagVarints {
    private static final int INT_BYTES = 5;
    private static final int LONG_BYTES = 10;

    private ZigZagVarints() {}

    /** The position after an int; -1 if it is truncated, out of range or not in its shortest form. */
    static int intEnd(byte[] bytes, int position, int end) {
        // One branch per byte: with correct prediction the processor starts on the next value before this one is read.
        if (end - position >= INT_BYTES) {
            if (bytes[position] >= 0) {
                return position + 1;
            }
            if (bytes[position + 1] >= 0) {
                return bytes[position + 1] != 0 ? position + 2 : -1;
            }
            if (bytes[position + 2] >= 0) {
                return bytes[position + 2] != 0 ? position + 3 : -1;
            }
            if (bytes[position + 3] >= 0) {
                return bytes[position + 3] != 0 ? position + 4 : -1;
            }
        }
        return validatedEnd(bytes, position, end, INT_BYTES, 0x0f);
    }

    /** The position after a long; -1 if it is truncated, out of range or not in its shortest form. */
    static int longEnd(byte[] bytes, int position, int end) {
        if (end - position >= LONG_BYTES) {
            if (bytes[position] >= 0) {
                return position + 1;
            }
            if (bytes[position + 1] >= 0) {
                return bytes[position + 1] != 0 ? position + 2 : -1;
            }
            if (bytes[position + 2] >= 0) {
                return bytes[position + 2] != 0 ? position + 3 : -1;
            }
            if (bytes[position + 3] >= 0) {
                return bytes[position + 3] != 0 ? position + 4 : -1;
            }
            if (bytes[position + 4] >= 0) {
                return bytes[position + 4] != 0 ? position + 5 : -1;
            }
            if (bytes[position + 5] >= 0) {
                return bytes[position + 5] != 0 ? position + 6 : -1;
            }
        }
        return validatedEnd(bytes, position, end, LONG_BYTES, 0x01);
    }

    private static int validatedEnd(byte[] bytes, int position, int end, int maxBytes, int lastByteMax) {
        int limit = Math.min(end, position + maxBytes);
        for (int i = position; i < limit; i++) {
            int b = bytes[i];
            if (b >= 0) {
                boolean shortest = b != 0 || i == position;
                return shortest && (i < position + maxBytes - 1 || b <= lastByteMax) ? i + 1 : -1;
            }
        }
        return -1;
    }

    /** Reads the number that starts here, which must be complete. */
    public static long read(byte[] bytes, int position) {
        long raw = bytes[position];
        if (raw >= 0) {
            return (raw >>> 1) ^ -(raw & 1);
        }
        raw &= 0x7f;
        int b = -1;
        int i = position;
        for (int shift = 7; b < 0; shift += 7) {
            b = bytes[++i];
            raw |= (long) (b & 0x7f) << shift;
        }
        return (raw >>> 1) ^ -(raw & 1);
    }

    /** The encoded number. */
    public static byte[] encode(long value) {
        byte[] bytes = new byte[encodedSize(value)];
        write(value, bytes, 0);
        return bytes;
    }

    /** The encoded size in bytes. */
    static int encodedSize(long value) {
        long raw = (value << 1) ^ (value >> 63);
        return raw == 0 ? 1 : (70 - Long.numberOfLeadingZeros(raw)) / 7;
    }

    /** Writes the number and returns the position after it. */
    static int write(long value, byte[] target, int position) {
        long raw = (value << 1) ^ (value >> 63);
        int i = position;
        while ((raw & ~0x7fL) != 0) {
            target[i++] = (byte) (raw | 0x80);
            raw >>>= 7;
        }
        target[i++] = (byte) raw;
        return i;
    }
}
