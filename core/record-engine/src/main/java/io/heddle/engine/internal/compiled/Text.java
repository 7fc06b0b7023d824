// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.walk.Utf8Check;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-8, eight bytes at a time while it is ASCII. */
final class Text {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Text() {}

    /** Whether {@code bytes[from, to)} is UTF-8. */
    static boolean isUtf8(byte[] bytes, int from, int to) {
        int length = to - from;
        long high;
        if (length >= 8) {
            high = highBits(bytes, from, to, length);
        } else if (from + 8 <= bytes.length) {
            high = (long) LONGS.get(bytes, from) & ((1L << (length << 3)) - 1);
        } else {
            high = HIGH_BITS;
        }
        return (high & HIGH_BITS) == 0 || Utf8Check.isValid(bytes, from, to);
    }

    /** All words of eight bytes and more, one over the other; the last ones overlap, which spares a loop for most texts. */
    private static long highBits(byte[] bytes, int from, int to, int length) {
        int last = to - 8;
        long high = (long) LONGS.get(bytes, from) | (long) LONGS.get(bytes, last);
        if (length > 16) {
            high |= (long) LONGS.get(bytes, from + 8) | (long) LONGS.get(bytes, last - 8);
            for (int i = from + 16; i < last - 8; i += 8) {
                high |= (long) LONGS.get(bytes, i);
            }
        }
        return high;
    }

    /** How many code points valid UTF-8 has. */
    static int codePoints(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
