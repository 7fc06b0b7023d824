// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Avro's variable-length numbers in their shortest form, the only one that Avro's writers make. */
final class Varints {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Varints() {}

    /** The place after an int; -1 if it is cut off, too large or longer than needed. */
    static int intEnd(byte[] bytes, int at, int end) {
        if (end - at >= 8) {
            long word = (long) LONGS.get(bytes, at);
            int length = length(word);
            if (length <= 4) {
                return isShortest(word, length) ? at + length : -1;
            }
        }
        return end(bytes, at, end, 5, 0x0f);
    }

    /** The place after a long; -1 if it is cut off, too large or longer than needed. */
    static int longEnd(byte[] bytes, int at, int end) {
        if (end - at >= 8) {
            long word = (long) LONGS.get(bytes, at);
            int length = length(word);
            if (length <= 8) {
                return isShortest(word, length) ? at + length : -1;
            }
        }
        return end(bytes, at, end, 10, 0x01);
    }

    /** How many bytes the number takes that these eight bytes start with; 9 if it does not end in them. */
    private static int length(long word) {
        return (Long.numberOfTrailingZeros(~word & HIGH_BITS) >>> 3) + 1;
    }

    private static boolean isShortest(long word, int length) {
        return length == 1 || (word >>> ((length - 1) << 3) & 0xff) != 0;
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
