// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.FieldRule.Format.Kind;

import java.net.URI;
import java.net.URISyntaxException;

/** Strict checks of the formats that contracts can require. Each takes time linear in the text. */
public final class TextFormats {
    private static final int MAX_EMAIL = 254;
    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_URI = 8192;

    private TextFormats() {}

    /** Whether the text has the format. */
    public static boolean matches(Kind kind, String text) {
        return switch (kind) {
            case EMAIL -> isEmail(text);
            case UUID -> isUuid(text);
            case URI -> isUri(text);
            case IPV4 -> IpAddressFormats.isV4(text);
            case IPV6 -> IpAddressFormats.isV6(text);
            case DATE_TIME -> Rfc3339DateTimes.isDateTime(text);
        };
    }

    static String describe(Kind kind) {
        return switch (kind) {
            case EMAIL -> "an e-mail address (RFC 5321, without quotes and comments)";
            case UUID -> "a UUID of 8-4-4-4-12 hexadecimal digits";
            case URI -> "a URI with a scheme (RFC 3986)";
            case IPV4 -> "an IPv4 address of four numbers from 0 to 255";
            case IPV6 -> "an IPv6 address (RFC 4291)";
            case DATE_TIME -> "a date and time with offset (RFC 3339)";
        };
    }

    private static boolean isEmail(String text) {
        int position = text.indexOf('@');
        if (position < 1 || position > MAX_LOCAL_PART || text.length() > MAX_EMAIL
                || text.indexOf('@', position + 1) >= 0) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < position; i++) {
            char c = text.charAt(i);
            boolean dot = c == '.';
            if (dot ? before == '.' : !(isAlphanumeric(c) || "!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0)) {
                return false;
            }
            before = c;
        }
        return before != '.' && isHostName(text.substring(position + 1));
    }

    private static boolean isHostName(String text) {
        int label = 0;
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (label == 0 || before == '-') {
                    return false;
                }
                label = 0;
            } else if (!(isAlphanumeric(c) || (c == '-' && label > 0)) || ++label > 63) {
                return false;
            }
            before = c;
        }
        return label > 0 && before != '-';
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String text) {
        if (text.length() > MAX_URI || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return false;
        }
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
