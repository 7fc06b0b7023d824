// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import java.nio.charset.StandardCharsets;

/**
 * E-mail addresses in the form that mail systems deliver to, a subset of RFC 5321. A domain has a dot and ends in
 * letters; quoted local parts and address literals are not supported.
 */
final class EmailFinder {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_USER_INFO = 64;
    private static final boolean[] LOCAL = new boolean[128];
    /** File extensions that can follow an @ in file names, as in {@code logo@2x.png}; none is a top-level domain. */
    private static final byte[][] FILES = {
        bytes("png"), bytes("jpg"), bytes("jpeg"), bytes("gif"), bytes("svg"), bytes("webp"), bytes("css"), bytes("js"),
        bytes("json"), bytes("html"), bytes("xml"), bytes("jar"), bytes("java"), bytes("local"), bytes("internal")
    };

    static {
        for (char c : "!#$%&'*+-.=?^_`{|}~".toCharArray()) {
            LOCAL[c] = true;
        }
        for (int c = 0; c < 128; c++) {
            LOCAL[c] |= Utf8Bytes.isAlnum(c);
        }
    }

    private EmailFinder() {}

    static boolean find(byte[] text, int from, int to) {
        for (int position = from + 1; position < to - 3; position++) {
            if (text[position] == '@' && domain(text, position + 1, to) && local(text, from, position)) {
                return true;
            }
        }
        return false;
    }

    private static boolean local(byte[] text, int from, int position) {
        int start = position;
        while (start > from && position - start <= MAX_LOCAL && (text[start - 1] < 0 || LOCAL[text[start - 1]])) {
            start--;
        }
        int length = position - start;
        if (length < 1 || length > MAX_LOCAL || text[position - 1] == '.' || text[start] == '.'
                || !hasName(text, start, position)) {
            return false;
        }
        return !isUserInfo(text, from, start);
    }

    private static boolean hasName(byte[] text, int start, int position) {
        for (int i = start; i < position; i++) {
            if (text[i] < 0 || Utf8Bytes.isAlnum(text[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text before is the start of a URL with user information: {@code https://user:pass@host.org}. */
    private static boolean isUserInfo(byte[] text, int from, int start) {
        int i = start;
        int earliest = Math.max(from, start - MAX_USER_INFO);
        if (i > from && text[i - 1] == ':') {
            i--;
            while (i > earliest && text[i - 1] >= 0 && LOCAL[text[i - 1]]) {
                i--;
            }
        }
        return i - from >= 2 && text[i - 1] == '/' && text[i - 2] == '/';
    }

    private static boolean domain(byte[] text, int from, int to) {
        int end = from;
        int label = from;
        int dots = 0;
        int last = from;
        while (end < to && end - from <= MAX_DOMAIN) {
            int b = text[end];
            if (b == '.') {
                boolean terminated = end + 1 >= to || !(text[end + 1] < 0 || Utf8Bytes.isAlnum(text[end + 1]));
                if (end == label || terminated) {
                    break;
                }
                dots++;
                label = end + 1;
                last = label;
            } else if (!(b < 0 || Utf8Bytes.isAlnum(b) || (b == '-' && end > label))) {
                break;
            }
            end++;
        }
        if (dots == 0 || end - from > MAX_DOMAIN || (end < to && (text[end] == '_' || text[end] == '@'))) {
            return false;
        }
        return isTopLevel(text, last, end);
    }

    private static boolean isTopLevel(byte[] text, int from, int to) {
        int length = to - from;
        boolean international =
                length > 4 && (text[from] | 0x20) == 'x' && (text[from + 1] | 0x20) == 'n' && text[from + 2] == '-';
        if (length < 2 || length > 24) {
            return false;
        }
        for (int i = from; i < to && !international; i++) {
            if (text[i] >= 0 && !Utf8Bytes.isLetter(text[i])) {
                return false;
            }
        }
        for (byte[] file : FILES) {
            if (isWord(text, from, to, file)) {
                return false;
            }
        }
        return true;
    }

    static boolean isWord(byte[] text, int from, int to, byte[] lower) {
        if (to - from != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            if ((text[from + i] | 0x20) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
