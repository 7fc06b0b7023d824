// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.internal.walk.Utf8Validator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Scans UTF-8, with ASCII eight bytes at a time. */
public final class Utf8Scanner {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int WORD = Long.BYTES;

    private Utf8Scanner() {}

    /** Whether {@code bytes[from, end)} is valid UTF-8. */
    static boolean isUtf8(byte[] bytes, int from, int end) {
        if (from > bytes.length - WORD) {
            return Utf8Validator.isValid(bytes, from, end);
        }
        // No branches on the length up to 16 bytes: it varies from record to record, so they would be mispredicted.
        int length = end - from;
        int last = Math.max(from, end - WORD);
        long high = (long) LONGS.get(bytes, from) | (long) LONGS.get(bytes, last);
        // For a text shorter than a word, only its own bytes count; an empty one may need the slow check because of the
        // bytes that follow it.
        high &= HIGH_BITS >>> ((WORD - Math.min(length, WORD)) << 3);
        if (length > 2 * WORD) {
            high |= middleBits(bytes, from, last, length) & HIGH_BITS;
        }
        return high == 0 || Utf8Validator.isValid(bytes, from, end);
    }

    /** The bytes between the first and the last word; again without branches up to 48 bytes. */
    private static long middleBits(byte[] bytes, int from, int last, int length) {
        long high = (long) LONGS.get(bytes, from + WORD)
                | (long) LONGS.get(bytes, Math.min(from + 2 * WORD, last))
                | (long) LONGS.get(bytes, Math.max(last - 2 * WORD, from))
                | (long) LONGS.get(bytes, last - WORD);
        if (length > 6 * WORD) {
            for (int i = from + 3 * WORD; i < last - 2 * WORD; i += WORD) {
                high |= (long) LONGS.get(bytes, i);
            }
        }
        return high;
    }

    /** The number of code points in valid UTF-8. */
    public static int codePoints(byte[] bytes, int from, int end) {
        int count = 0;
        for (int i = from; i < end; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
