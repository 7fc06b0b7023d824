// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/** Avro's variable-length numbers in their shortest form, the only one that Avro's writers make. */
final class Varints {
    private static final int INT_BYTES = 5;
    private static final int LONG_BYTES = 10;

    private Varints() {}

    /** The place after an int; -1 if it is cut off, too large or longer than needed. */
    static int intEnd(byte[] bytes, int at, int end) {
        // One branch a byte: a processor that guesses them right goes on at the next value before it has read this one.
        if (end - at >= INT_BYTES) {
            if (bytes[at] >= 0) {
                return at + 1;
            }
            if (bytes[at + 1] >= 0) {
                return bytes[at + 1] != 0 ? at + 2 : -1;
            }
            if (bytes[at + 2] >= 0) {
                return bytes[at + 2] != 0 ? at + 3 : -1;
            }
            if (bytes[at + 3] >= 0) {
                return bytes[at + 3] != 0 ? at + 4 : -1;
            }
        }
        return end(bytes, at, end, INT_BYTES, 0x0f);
    }

    /** The place after a long; -1 if it is cut off, too large or longer than needed. */
    static int longEnd(byte[] bytes, int at, int end) {
        if (end - at >= LONG_BYTES) {
            if (bytes[at] >= 0) {
                return at + 1;
            }
            if (bytes[at + 1] >= 0) {
                return bytes[at + 1] != 0 ? at + 2 : -1;
            }
            if (bytes[at + 2] >= 0) {
                return bytes[at + 2] != 0 ? at + 3 : -1;
            }
            if (bytes[at + 3] >= 0) {
                return bytes[at + 3] != 0 ? at + 4 : -1;
            }
            if (bytes[at + 4] >= 0) {
                return bytes[at + 4] != 0 ? at + 5 : -1;
            }
            if (bytes[at + 5] >= 0) {
                return bytes[at + 5] != 0 ? at + 6 : -1;
            }
        }
        return end(bytes, at, end, LONG_BYTES, 0x01);
    }

    private static int end(byte[] bytes, int at, int end, int maxBytes, int lastByteMax) {
        int limit = Math.min(end, at + maxBytes);
        for (int i = at; i < limit; i++) {
            int b = bytes[i];
            if (b >= 0) {
                boolean shortest = b != 0 || i == at;
                return shortest && (i < at + maxBytes - 1 || b <= lastByteMax) ? i + 1 : -1;
            }
        }
        return -1;
    }

    /** The number that starts here; it is known to be whole. */
    static long read(byte[] bytes, int at) {
        long raw = bytes[at];
        if (raw >= 0) {
            return (raw >>> 1) ^ -(raw & 1);
        }
        raw &= 0x7f;
        int b = -1;
        int i = at;
        for (int shift = 7; b < 0; shift += 7) {
            b = bytes[++i];
            raw |= (long) (b & 0x7f) << shift;
        }
        return (raw >>> 1) ^ -(raw & 1);
    }

    /** The number's bytes. */
    static byte[] of(long value) {
        byte[] bytes = new byte[size(value)];
        write(value, bytes, 0);
        return bytes;
    }

    /** How many bytes the number takes. */
    static int size(long value) {
        long raw = (value << 1) ^ (value >> 63);
        return raw == 0 ? 1 : (70 - Long.numberOfLeadingZeros(raw)) / 7;
    }

    /** Writes the number and gives the place after it. */
    static int write(long value, byte[] target, int at) {
        long raw = (value << 1) ^ (value >> 63);
        int i = at;
        while ((raw & ~0x7fL) != 0) {
            target[i++] = (byte) (raw | 0x80);
            raw >>>= 7;
        }
        target[i++] = (byte) raw;
        return i;
    }
}
