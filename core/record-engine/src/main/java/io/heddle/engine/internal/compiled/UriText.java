// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * URIs with a scheme in ASCII, of which {@link java.net.URI} surely says the same: without brackets in the authority, which are
 * IPv6 addresses or nothing. Of those the reference is asked.
 */
final class UriText {
    private static final int LONGEST = 8192;
    private static final byte SCHEME = 1;
    private static final byte AUTHORITY = 2;
    private static final byte PATH = 4;
    private static final byte ANY = 8;
    private static final byte[] KINDS = kinds();

    private UriText() {}

    static boolean isUri(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        int colon = after(bytes, from, to, SCHEME);
        if (colon == from || colon + 1 >= to || bytes[colon] != ':' || bytes[from] < 'A') {
            return false;
        }
        int at = colon + 1;
        if (bytes[at] != '/') {
            // A # right here would leave nothing before it.
            at = after(bytes, at, to, ANY);
            return at > colon + 1 && (at == to || isFragment(bytes, at, to));
        }
        if (at + 1 < to && bytes[at + 1] == '/') {
            int authority = at + 2;
            at = after(bytes, authority, to, AUTHORITY);
            boolean ends = at == to || bytes[at] == '/' || bytes[at] == '?' || bytes[at] == '#';
            // Nobody in front of nothing.
            if (!ends || authority == to) {
                return false;
            }
        }
        at = after(bytes, at, to, PATH);
        if (at < to && bytes[at] == '?') {
            at = after(bytes, at + 1, to, ANY);
        }
        return at == to || isFragment(bytes, at, to);
    }

    private static boolean isFragment(byte[] bytes, int at, int to) {
        return bytes[at] == '#' && after(bytes, at + 1, to, ANY) == to;
    }

    /** The place after characters of a kind and, where they may be, escapes. */
    private static int after(byte[] bytes, int from, int to, byte kind) {
        int at = from;
        while (at < to) {
            int b = bytes[at];
            if (b == '%' && kind != SCHEME) {
                if (to - at < 3 || !TextTests.isHex(bytes[at + 1]) || !TextTests.isHex(bytes[at + 2])) {
                    return at;
                }
                at += 3;
            } else if (b >= 0 && (KINDS[b] & kind) != 0) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** As in RFC 2396, with the brackets of RFC 2732. */
    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (int i = 0; i < kinds.length; i++) {
            boolean alphanumeric = TextTests.isAlphanumeric(i);
            boolean unreserved = alphanumeric || "_-!.~'()*".indexOf(i) >= 0;
            int kind = alphanumeric || "+-.".indexOf(i) >= 0 ? SCHEME : 0;
            kind |= unreserved || "$,;:@&=+".indexOf(i) >= 0 ? AUTHORITY : 0;
            kind |= unreserved || ":@&=+$,;/".indexOf(i) >= 0 ? PATH : 0;
            kind |= unreserved || ";/?:@&=+$,[]".indexOf(i) >= 0 ? ANY : 0;
            kinds[i] = (byte) kind;
        }
        return kinds;
    }
}
