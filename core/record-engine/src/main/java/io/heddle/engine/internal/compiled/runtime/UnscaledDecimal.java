// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

/** The unscaled value of a decimal: two's complement, big-endian, if it fits into a long. */
public final class UnscaledDecimal {
    private UnscaledDecimal() {}

    /** Whether the value fits into a long; no bytes at all are zero. */
    public static boolean fitsLong(byte[] bytes, int from, int end) {
        for (int i = from; i < end - Long.BYTES; i++) {
            // Bytes before the last eight may only repeat the sign.
            if (bytes[i] != bytes[end - Long.BYTES] >> 7) {
                return false;
            }
        }
        return true;
    }

    public static long read(byte[] bytes, int from, int end) {
        long number = from < end && bytes[from] < 0 ? -1 : 0;
        for (int i = Math.max(from, end - Long.BYTES); i < end; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    /** The minimal number of bytes for the value. */
    public static int encodedSize(long number) {
        return (Long.SIZE - Long.numberOfLeadingZeros(number ^ number >> 63)) / 8 + 1;
    }

    public static void write(long number, int size, PortOutput output) {
        for (int i = size - 1; i >= 0; i--) {
            output.writeByte((int) (number >> Math.min(63, 8 * i)));
        }
    }
}
