// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

/** IP addresses in ASCII, as the reference accepts them: without leading zeroes and zones. */
final class IpAddressSyntax {
    private IpAddressSyntax() {}

    /** Four numbers from 0 to 255. */
    static boolean isV4(byte[] bytes, int from, int to) {
        int numbers = 0;
        int digits = 0;
        int number = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == '.') {
                if (digits == 0) {
                    return false;
                }
                digits = 0;
                number = 0;
            } else {
                boolean leadingZero = digits > 0 && number == 0;
                number = number * 10 + b - '0';
                if (b < '0' || b > '9' || leadingZero || number > 255) {
                    return false;
                }
                numbers += digits++ == 0 ? 1 : 0;
            }
        }
        return numbers == 4 && digits > 0;
    }

    /** Eight groups of hexadecimal digits, {@code ::} once, an IPv4 address in place of the last two. */
    static boolean isV6(byte[] bytes, int from, int to) {
        if (to - from < 2 || to - from > 45) {
            return false;
        }
        int groups = 0;
        boolean gap = false;
        int position = from;
        if (bytes[position] == ':') {
            if (bytes[position + 1] != ':') {
                return false;
            }
            gap = true;
            position += 2;
        }
        while (position < to) {
            int end = position;
            while (end < to && TextLeafChecks.isHex(bytes[end])) {
                end++;
            }
            if (end < to && bytes[end] == '.') {
                return isFull(groups + 2, gap) && isV4(bytes, position, to);
            }
            if (end == position || end - position > 4) {
                return false;
            }
            groups++;
            if (end == to) {
                return isFull(groups, gap);
            }
            if (bytes[end] != ':' || end + 1 == to) {
                return false;
            }
            position = end + 1;
            if (bytes[position] == ':') {
                if (gap) {
                    return false;
                }
                gap = true;
                position++;
            }
        }
        return isFull(groups, gap);
    }

    /** A {@code ::} replaces at least one group. */
    private static boolean isFull(int groups, boolean gap) {
        return gap ? groups <= 7 : groups == 8;
    }
}
