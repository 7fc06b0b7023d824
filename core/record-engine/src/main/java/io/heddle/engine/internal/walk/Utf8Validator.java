// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.walk;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8Validator {
    private Utf8Validator() {}

    /** Whether {@code bytes[from, end)} is valid UTF-8. */
    public static boolean isValid(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            int b = bytes[i];
            if (b >= 0) {
                i++;
                continue;
            }
            int next = multiByte(bytes, i, end, b & 0xff);
            if (next < 0) {
                return false;
            }
            i = next;
        }
        return true;
    }

    /** The position after the character, or -1 if it is malformed. */
    private static int multiByte(byte[] bytes, int i, int end, int first) {
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || i + length > end) {
            return -1;
        }
        int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        int second = bytes[i + 1] & 0xff;
        if (second < low || second > high) {
            return -1;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) {
                return -1;
            }
        }
        return i + length;
    }
}
