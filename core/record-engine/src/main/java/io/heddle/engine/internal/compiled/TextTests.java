// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.FieldRule.Format.Kind;
/** Rules on text, over its UTF-8. */
final class TextTests {
    private static final boolean[] LOCAL_PART = characters("!#$%&'*+/=?^_`{|}~-");

    private TextTests() {}

    /** Of a format; that of URIs is stricter than the rule. */
    static LeafTest format(Kind kind) {
        return switch (kind) {
            case EMAIL -> new Format(kind, TextTests::isEmail);
            case UUID -> new Format(kind, TextTests::isUuid);
            case URI -> new Format(kind, UriText::isUri);
            case IPV4 -> new Format(kind, IpAddressText::isV4);
            case IPV6 -> new Format(kind, IpAddressText::isV6);
            case DATE_TIME -> new Format(kind, DateTimeText::isDateTime);
        };
    }

    /** Code points in a range. */
    record Length(int least, int most) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            int start = leaf.content(bytes, from);
            int size = to - start;
            if (size <= most && size / 4 >= least) {
                return true;
            }
            int points = Text.codePoints(bytes, start, to);
            return points >= least && points <= most;
        }
    }

    /** Bytes in a range. */
    record Size(int least, int most) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            int size = to - leaf.content(bytes, from);
            return size >= least && size <= most;
        }
    }

    private interface Form {
        boolean fits(byte[] bytes, int from, int to);
    }

    private record Format(Kind kind, Form form) implements LeafTest {
        @Override
        public boolean keeps(Leaf leaf, byte[] bytes, int from, int to) {
            return form.fits(bytes, leaf.content(bytes, from), to);
        }

        @Override
        public String toString() {
            return "format " + kind;
        }
    }

    private static boolean isUuid(byte[] bytes, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            int b = bytes[from + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? b != '-' : !isHex(b)) {
                return false;
            }
        }
        return true;
    }

    static boolean isEmail(byte[] bytes, int from, int to) {
        if (to - from > 254) {
            return false;
        }
        int at = from;
        int before = '.';
        while (at < to && bytes[at] != '@') {
            int b = bytes[at];
            if (b == '.' ? before == '.' : b < 0 || !LOCAL_PART[b]) {
                return false;
            }
            before = b;
            at++;
        }
        return at < to && at - from >= 1 && at - from <= 64 && before != '.' && isHostName(bytes, at + 1, to);
    }

    private static boolean isHostName(byte[] bytes, int from, int to) {
        int label = 0;
        int before = '.';
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == '.') {
                if (label == 0 || before == '-') {
                    return false;
                }
                label = 0;
            } else if (!(isAlphanumeric(b) || (b == '-' && label > 0)) || ++label > 63) {
                return false;
            }
            before = b;
        }
        return label > 0 && before != '-';
    }

    static boolean isHex(int b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }

    static boolean isAlphanumeric(int b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    private static boolean[] characters(String others) {
        boolean[] allowed = new boolean[128];
        for (int i = 0; i < 128; i++) {
            allowed[i] = isAlphanumeric(i) || others.indexOf(i) >= 0;
        }
        return allowed;
    }
}
