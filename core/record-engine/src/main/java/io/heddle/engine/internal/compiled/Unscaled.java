// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/** A decimal's number without its point: two's complement, the highest byte first, as long as it fits a long. */
final class Unscaled {
    private Unscaled() {}

    /** Whether the bytes are a long's; no bytes are zero. */
    static boolean fits(byte[] bytes, int from, int to) {
        for (int i = from; i < to - Long.BYTES; i++) {
            // Bytes before the last eight only repeat the sign.
            if (bytes[i] != bytes[to - Long.BYTES] >> 7) {
                return false;
            }
        }
        return true;
    }

    static long read(byte[] bytes, int from, int to) {
        long number = from < to && bytes[from] < 0 ? -1 : 0;
        for (int i = Math.max(from, to - Long.BYTES); i < to; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    /** As few bytes as the number takes. */
    static int size(long number) {
        return (Long.SIZE - Long.numberOfLeadingZeros(number ^ number >> 63)) / 8 + 1;
    }

    static void write(long number, int size, Sink sink) {
        for (int i = size - 1; i >= 0; i--) {
            sink.writeByte((int) (number >> Math.min(63, 8 * i)));
        }
    }
}
