// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

/**
 * IPv6 addresses (RFC 4291) of the ranges that devices have: global unicast {@code 2000::/3}, unique local
 * {@code fc00::/7} and link local {@code fe80::/10}. At least three groups must be written out: {@code a::b} is also
 * code.
 */
final class Ipv6Finder {
    private static final int MAX_LENGTH = 39;
    private static final int MIN_GROUPS = 3;

    private Ipv6Finder() {}

    static boolean find(byte[] text, int from, int to) {
        int i = from;
        while (i < to) {
            if (!isPart(text[i])) {
                i++;
                continue;
            }
            int end = i;
            while (end < to && isPart(text[end])) {
                end++;
            }
            boolean bordered = (i == from || !(Utf8Bytes.isWord(text[i - 1]) || text[i - 1] == '.'))
                    && (end == to || !Utf8Bytes.isWord(text[end]));
            // a colon of the sentence may follow
            int last = end > i + 1 && text[end - 1] == ':' && text[end - 2] != ':' ? end - 1 : end;
            if (bordered && last - i >= 7 && last - i <= MAX_LENGTH && isAddress(text, i, last)) {
                return true;
            }
            i = end;
        }
        return false;
    }

    private static boolean isPart(int b) {
        return b == ':' || Utf8Bytes.isHex(b);
    }

    private static boolean isAddress(byte[] text, int from, int to) {
        int groups = 0;
        int digits = 0;
        int value = 0;
        int first = -1;
        boolean gap = false;
        boolean pairs = true;
        for (int i = from; i <= to; i++) {
            if (i < to && text[i] != ':') {
                value = value << 4 | Utf8Bytes.hex(text[i]);
                if (++digits > 4) {
                    return false;
                }
                continue;
            }
            if (digits > 0) {
                first = first < 0 ? value : first;
                groups++;
                pairs &= digits == 2;
            } else if (i < to) {
                return false;
            }
            if (i < to && i + 1 < to && text[i + 1] == ':') {
                if (gap) {
                    return false;
                }
                gap = true;
                i++;
            }
            digits = 0;
            value = 0;
        }
        // Eight pairs of digits are a hardware address or a hash.
        boolean complete = gap ? groups >= MIN_GROUPS && groups <= 7 : groups == 8 && !pairs;
        return complete && (first >> 13 == 1 || first >> 9 == 0x7e || first >> 6 == 0x3fa);
    }
}
