// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.internal.walk.Utf8Validator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-8, eight bytes at a time while it is ASCII. */
public final class Utf8Scanner {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int WORD = Long.BYTES;

    private Utf8Scanner() {}

    /** Whether {@code bytes[from, to)} is UTF-8. */
    static boolean isUtf8(byte[] bytes, int from, int end) {
        if (from > bytes.length - WORD) {
            return Utf8Validator.isValid(bytes, from, end);
        }
        // Texts differ in length from record to record: without a branch up to 16 bytes, processors guess those badly.
        int length = end - from;
        int last = Math.max(from, end - WORD);
        long high = (long) LONGS.get(bytes, from) | (long) LONGS.get(bytes, last);
        // Of a text shorter than a word, its own bytes; an empty one may take the long way for what is behind it.
        high &= HIGH_BITS >>> ((WORD - Math.min(length, WORD)) << 3);
        if (length > 2 * WORD) {
            high |= middleBits(bytes, from, last, length) & HIGH_BITS;
        }
        return high == 0 || Utf8Validator.isValid(bytes, from, end);
    }

    /** What is between the first word and the last one; up to 48 bytes without a branch again. */
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

    /** How many code points valid UTF-8 has. */
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
