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
        if (length >= 8) {
            int last = to - 8;
            for (int i = from; i < last; i += 8) {
                if (((long) LONGS.get(bytes, i) & HIGH_BITS) != 0) {
                    return Utf8Check.isValid(bytes, i, to);
                }
            }
            return ((long) LONGS.get(bytes, last) & HIGH_BITS) == 0 || Utf8Check.isValid(bytes, from, to);
        }
        if (from + 8 <= bytes.length) {
            long high = (long) LONGS.get(bytes, from) & HIGH_BITS & ((1L << (length << 3)) - 1);
            return high == 0 || Utf8Check.isValid(bytes, from, to);
        }
        return Utf8Check.isValid(bytes, from, to);
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
