// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

/** IP addresses as text. */
final class IpAddressFormats {
    private IpAddressFormats() {}

    /** Four numbers from 0 to 255 without leading zeroes. */
    static boolean isV4(String text) {
        int numbers = 0;
        int from = 0;
        while (true) {
            int dot = text.indexOf('.', from);
            int end = dot < 0 ? text.length() : dot;
            if (!isByte(text, from, end) || ++numbers > 4) {
                return false;
            }
            if (dot < 0) {
                return numbers == 4;
            }
            from = dot + 1;
        }
    }

    private static boolean isByte(String text, int from, int end) {
        int length = end - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
            return false;
        }
        int value = 0;
        for (int i = from; i < end; i++) {
            if (!TextFormats.isDigit(text.charAt(i))) {
                return false;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value <= 255;
    }

    /** Eight groups of hexadecimal digits, {@code ::} once, an IPv4 address in place of the last two; no zone. */
    static boolean isV6(String text) {
        if (text.length() < 2 || text.length() > 45) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        String left = text.substring(0, gap);
        String right = text.substring(gap + 2);
        int before = left.isEmpty() ? 0 : groups(left, false);
        int after = right.isEmpty() ? 0 : groups(right, true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** The number of 16-bit groups; -1 if the text is malformed. */
    private static int groups(String text, boolean last) {
        int count = 0;
        int from = 0;
        while (true) {
            int colon = text.indexOf(':', from);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && last && text.indexOf('.', from) >= 0) {
                return isV4(text.substring(from)) ? count + 2 : -1;
            }
            if (end == from || end - from > 4) {
                return -1;
            }
            for (int i = from; i < end; i++) {
                if (!TextFormats.isHex(text.charAt(i))) {
                    return -1;
                }
            }
            count++;
            if (colon < 0) {
                return count;
            }
            from = colon + 1;
        }
    }
}
