// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import java.nio.charset.StandardCharsets;

/**
 * IPv4 addresses that a person's device can have. Excluded, because versions, sections and networks look the same: four
 * numbers below 10, a last number of 0, anything after the word {@code version}, and a network's prefix length. Also
 * excluded: {@code 0/8}, loopback, multicast and broadcast.
 */
final class Ipv4Finder {
    private static final byte[][] VERSION_WORDS = {
        bytes("v"), bytes("rv"), bytes("ver"), bytes("version"), bytes("release"), bytes("rev"), bytes("revision"),
        bytes("build"),
        bytes("firmware"), bytes("section"), bytes("chapter"), bytes("oid")
    };

    private Ipv4Finder() {}

    static boolean find(byte[] text, int from, int to) {
        for (int i = from; i + 7 <= to; i++) {
            if (Utf8Bytes.isDigit(text[i]) && Utf8Bytes.opens(text, from, i)) {
                int end = end(text, i, to);
                if (end > 0 && Utf8Bytes.closes(text, end, to) && !isVersion(text, from, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The position after the address; 0 if there is none that counts. */
    static int end(byte[] text, int from, int to) {
        int position = from;
        int address = 0;
        boolean small = true;
        for (int part = 0; part < 4; part++) {
            int start = position;
            int number = 0;
            while (position < to && Utf8Bytes.isDigit(text[position]) && position - start < 3) {
                number = number * 10 + text[position++] - '0';
            }
            boolean zeroes = position - start > 1 && text[start] == '0';
            if (position == start || number > 255 || zeroes
                    || (part < 3 && (position >= to || text[position++] != '.'))) {
                return 0;
            }
            address = address << 8 | number;
            small &= number < 10;
        }
        int first = address >>> 24;
        boolean counts = !small && (address & 0xff) != 0 && first != 0 && first != 127 && first < 224;
        return counts ? position : 0;
    }

    private static boolean isVersion(byte[] text, int from, int position) {
        int end = position;
        while (end > from
                && (text[end - 1] == ' ' || text[end - 1] == ':' || text[end - 1] == '=' || text[end - 1] == '"')) {
            end--;
        }
        int start = end;
        while (start > from && end - start <= 8 && Utf8Bytes.isLetter(text[start - 1])) {
            start--;
        }
        for (byte[] word : VERSION_WORDS) {
            if (end < position && EmailFinder.isWord(text, start, end, word)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
