// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The formats that client headers must have to pass. They leave no room for free text. Checked without regular
 * expressions, because every record is checked.
 */
public enum HeaderFormat {
    /** CloudEvents {@code id}: up to 128 letters, digits and {@code . _ : -}. */
    ID {
        @Override
        boolean matches(byte[] value) {
            for (byte b : value) {
                if (!isLetter(b) && !isDigit(b) && b != '.' && b != '_' && b != ':' && b != '-') {
                    return false;
                }
            }
            return true;
        }
    },
    /** CloudEvents {@code source}: a URI reference of letters, digits and {@code . _ : - /} with few digits. */
    SOURCE {
        @Override
        boolean matches(byte[] value) {
            return isPath(value) && (EventIdForm.isRandom(value) || EventIdForm.longestNumber(value) < 7);
        }
    },
    /** CloudEvents {@code subject} and {@code partitionkey}: an id or a path of ids that says nothing about people. */
    SUBJECT {
        @Override
        boolean matches(byte[] value) {
            return isPath(value) && !EventIdForm.looksLikeData(value);
        }
    },
    /** W3C Trace Context: {@code vendor=value} pairs without blanks, none of which says anything about people. */
    TRACESTATE {
        @Override
        boolean matches(byte[] value) {
            int start = 0;
            for (int end = 0; end <= value.length; end++) {
                if (end == value.length || value[end] == ',') {
                    if (!isPair(value, start, end)) {
                        return false;
                    }
                    start = end + 1;
                }
            }
            return true;
        }

        private boolean isPair(byte[] list, int start, int end) {
            int equals = start;
            while (equals < end && list[equals] != '=') {
                equals++;
            }
            if (equals == start || equals == end) {
                return false;
            }
            byte[] vendor = Arrays.copyOfRange(list, start, equals);
            byte[] state = Arrays.copyOfRange(list, equals + 1, end);
            return isOpaque(vendor) && isOpaque(state) && EventIdForm.longestNumber(vendor) < 7
                    && !EventIdForm.looksLikeData(state);
        }

        private boolean isOpaque(byte[] text) {
            for (byte b : text) {
                if (!isLetter(b) && !isDigit(b) && "._:-/;~+*".indexOf(b) < 0) {
                    return false;
                }
            }
            return true;
        }
    },
    /**
     * RFC 3339 with an upper-case {@code T} and {@code Z}, up to nine digits of a second:
     * {@code 2026-01-31T23:59:59.123Z}.
     */
    TIME {
        @Override
        boolean matches(byte[] value) {
            return fits(value, 0, "dddd-1d-3dT2d:5d:6d") && isZone(value, afterFraction(value, 19));
        }

        private int afterFraction(byte[] value, int from) {
            if (from >= value.length || value[from] != '.') {
                return from;
            }
            int index = from + 1;
            while (index < value.length && index <= from + 9 && isDigit(value[index])) {
                index++;
            }
            return index == from + 1 ? from : index;
        }

        private boolean isZone(byte[] value, int from) {
            int left = value.length - from;
            return left == 1
                    ? value[from] == 'Z'
                    : left == 6 && (fits(value, from, "+2d:5d") || fits(value, from, "-2d:5d"));
        }
    },
    /** W3C Trace Context: {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}. */
    TRACEPARENT {
        @Override
        boolean matches(byte[] value) {
            if (value.length != 55) {
                return false;
            }
            for (int i = 0; i < value.length; i++) {
                byte b = value[i];
                boolean isDash = i == 2 || i == 35 || i == 52;
                if (isDash ? b != '-' : !isHex(b)) {
                    return false;
                }
            }
            return true;
        }
    };

    static final int MAX_LENGTH = 128;

    /** Whether the value has this format. */
    public final boolean isValid(byte @Nullable [] value) {
        return value != null && value.length > 0 && value.length <= MAX_LENGTH && matches(value);
    }

    abstract boolean matches(byte[] value);

    /**
     * In the pattern, {@code d} is any digit, a digit is the largest one allowed, and any other character is literal.
     */
    private static boolean fits(byte[] value, int from, String form) {
        if (value.length - from < form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char expected = form.charAt(i);
            byte b = value[from + i];
            char least = expected == 'd' || isDigit(expected) ? '0' : expected;
            char most = expected == 'd' ? '9' : expected;
            if (b < least || b > most) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPath(byte[] value) {
        for (byte b : value) {
            if (!isLetter(b) && !isDigit(b) && "._:-/".indexOf(b) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
