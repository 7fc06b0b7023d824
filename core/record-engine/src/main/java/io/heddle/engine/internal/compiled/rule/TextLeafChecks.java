// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.contract.FieldRule.Format.Kind;
import io.heddle.engine.internal.compiled.runtime.LeafCheck;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.Utf8Scanner;

/** Rules on text, checked on its UTF-8. */
public final class TextLeafChecks {
    private static final boolean[] LOCAL_PART = allowedCharacters("!#$%&'*+/=?^_`{|}~-");

    private TextLeafChecks() {}

    /** The check of a format; the one for URIs is stricter than the rule. */
    static LeafCheck formatCheck(Kind kind) {
        return switch (kind) {
            case EMAIL -> new Format(kind, TextLeafChecks::isEmail);
            case UUID -> new Format(kind, TextLeafChecks::isUuid);
            case URI -> new Format(kind, UriSyntax::isUri);
            case IPV4 -> new Format(kind, IpAddressSyntax::isV4);
            case IPV6 -> new Format(kind, IpAddressSyntax::isV6);
            case DATE_TIME -> new Format(kind, DateTimeSyntax::isDateTime);
        };
    }

    /** The number of code points is in a range. */
    record Length(int min, int max) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            int start = leaf.contentStart(bytes, from);
            int size = end - start;
            if (size <= max && size / 4 >= min) {
                return true;
            }
            int points = Utf8Scanner.codePoints(bytes, start, end);
            return points >= min && points <= max;
        }
    }

    /** The number of bytes is in a range. */
    record Size(int min, int max) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            int size = end - leaf.contentStart(bytes, from);
            return size >= min && size <= max;
        }
    }

    private interface TextSyntax {
        boolean fits(byte[] bytes, int from, int end);
    }

    private record Format(Kind kind, TextSyntax form) implements LeafCheck {
        @Override
        public boolean keeps(LeafType leaf, byte[] bytes, int from, int end) {
            return form.fits(bytes, leaf.contentStart(bytes, from), end);
        }

        @Override
        public String toString() {
            return "format " + kind;
        }
    }

    private static boolean isUuid(byte[] bytes, int from, int end) {
        if (end - from != 36) {
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

    public static boolean isEmail(byte[] bytes, int from, int end) {
        if (end - from > 254) {
            return false;
        }
        int position = from;
        int before = '.';
        while (position < end && bytes[position] != '@') {
            int b = bytes[position];
            if (b == '.' ? before == '.' : b < 0 || !LOCAL_PART[b]) {
                return false;
            }
            before = b;
            position++;
        }
        return position < end && position - from >= 1 && position - from <= 64 && before != '.'
                && isHostName(bytes, position + 1, end);
    }

    private static boolean isHostName(byte[] bytes, int from, int end) {
        int label = 0;
        int before = '.';
        for (int i = from; i < end; i++) {
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

    private static boolean[] allowedCharacters(String others) {
        boolean[] allowed = new boolean[128];
        for (int i = 0; i < 128; i++) {
            allowed[i] = isAlphanumeric(i) || others.indexOf(i) >= 0;
        }
        return allowed;
    }
}
