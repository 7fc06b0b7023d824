// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

/**
 * URIs with a scheme in ASCII: a subset of what {@link java.net.URI} accepts. Authorities with brackets (IPv6
 * addresses) are left to the reference.
 */
final class UriSyntax {
    private static final int LONGEST = 8192;
    private static final byte SCHEME = 1;
    private static final byte AUTHORITY = 2;
    private static final byte PATH = 4;
    private static final byte ANY = 8;
    private static final byte[] KINDS = kinds();

    private UriSyntax() {}

    static boolean isUri(byte[] bytes, int from, int end) {
        if (end - from > LONGEST) {
            return false;
        }
        int colon = skipWhile(bytes, from, end, SCHEME);
        if (colon == from || colon + 1 >= end || bytes[colon] != ':' || bytes[from] < 'A') {
            return false;
        }
        int position = colon + 1;
        if (bytes[position] != '/') {
            // A '#' right here would leave the scheme-specific part empty.
            position = skipWhile(bytes, position, end, ANY);
            return position > colon + 1 && (position == end || isFragment(bytes, position, end));
        }
        if (position + 1 < end && bytes[position + 1] == '/') {
            int authority = position + 2;
            position = skipWhile(bytes, authority, end, AUTHORITY);
            boolean ends =
                    position == end || bytes[position] == '/' || bytes[position] == '?' || bytes[position] == '#';
            // The authority must not be empty.
            if (!ends || authority == end) {
                return false;
            }
        }
        position = skipWhile(bytes, position, end, PATH);
        if (position < end && bytes[position] == '?') {
            position = skipWhile(bytes, position + 1, end, ANY);
        }
        return position == end || isFragment(bytes, position, end);
    }

    private static boolean isFragment(byte[] bytes, int position, int end) {
        return bytes[position] == '#' && skipWhile(bytes, position + 1, end, ANY) == end;
    }

    /** The position after characters of a kind and, where allowed, escapes. */
    private static int skipWhile(byte[] bytes, int from, int end, byte kind) {
        int position = from;
        while (position < end) {
            int b = bytes[position];
            if (b == '%' && kind != SCHEME) {
                if (end - position < 3 || !TextLeafChecks.isHex(bytes[position + 1])
                        || !TextLeafChecks.isHex(bytes[position + 2])) {
                    return position;
                }
                position += 3;
            } else if (b >= 0 && (KINDS[b] & kind) != 0) {
                position++;
            } else {
                return position;
            }
        }
        return position;
    }

    /** RFC 2396, with the brackets of RFC 2732. */
    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (int i = 0; i < kinds.length; i++) {
            boolean alphanumeric = TextLeafChecks.isAlphanumeric(i);
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
