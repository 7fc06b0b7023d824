// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

/** Classifies single bytes of UTF-8. Non-ASCII bytes separate words, so that numbers between ideographs are found. */
final class Utf8Bytes {
    private Utf8Bytes() {}

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(int b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isAlnum(int b) {
        return isDigit(b) || isLetter(b);
    }

    /** Whether the byte is part of a word; a value must not be adjacent to one. */
    static boolean isWord(int b) {
        return isAlnum(b) || b == '_';
    }

    static boolean isHex(int b) {
        int lower = b | 0x20;
        return isDigit(b) || (lower >= 'a' && lower <= 'f');
    }

    static int hex(int b) {
        return isDigit(b) ? b - '0' : (b | 0x20) - 'a' + 10;
    }

    static int upper(int b) {
        return b >= 'a' && b <= 'z' ? b - 0x20 : b;
    }

    /** Characters that join the parts of one token, as in {@code ORD-123}, {@code 3.14} and {@code a/b}. */
    static boolean isJoiner(int b) {
        return b == '-' || b == '.' || b == '/';
    }

    /** Whether a value can start here: no word before it, not even a joined one. */
    static boolean opens(byte[] text, int from, int position) {
        if (position == from) {
            return true;
        }
        int before = text[position - 1];
        if (isWord(before)) {
            return false;
        }
        return !isJoiner(before) || position - 1 == from || !isWord(text[position - 2]);
    }

    /** Whether a value can end here: no word after it, not even a joined one. */
    static boolean closes(byte[] text, int position, int end) {
        if (position == end) {
            return true;
        }
        int after = text[position];
        if (isWord(after)) {
            return false;
        }
        return !isJoiner(after) || position + 1 == end || !isWord(text[position + 1]);
    }
}
