// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/** RFC 3339 {@code date-time} in ASCII. */
final class DateTimeText {
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private DateTimeText() {}

    static boolean isDateTime(byte[] bytes, int from, int to) {
        if (to - from <= SHAPE.length() || !isShape(bytes, from)) {
            return false;
        }
        int year = number(bytes, from) * 100 + number(bytes, from + 2);
        int month = number(bytes, from + 5);
        int day = number(bytes, from + 8);
        // 60 is a leap second.
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= days(year, month)
                && number(bytes, from + 11) <= 23
                && number(bytes, from + 14) <= 59
                && number(bytes, from + 17) <= 60
                && isRest(bytes, from + SHAPE.length(), to);
    }

    private static int days(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isShape(byte[] bytes, int from) {
        for (int i = 0; i < SHAPE.length(); i++) {
            int b = bytes[from + i];
            int want = SHAPE.charAt(i);
            if (want == 'd' ? !isDigit(b) : b != want && !(want == 'T' && b == 't')) {
                return false;
            }
        }
        return true;
    }

    /** Fraction and offset; there is at least one byte. */
    private static boolean isRest(byte[] bytes, int from, int to) {
        int at = from;
        if (bytes[at] == '.') {
            do {
                at++;
            } while (at < to && isDigit(bytes[at]));
            if (at == from + 1 || at == to) {
                return false;
            }
        }
        int zone = bytes[at];
        if (zone == 'Z' || zone == 'z') {
            return at + 1 == to;
        }
        return (zone == '+' || zone == '-')
                && to == at + 6
                && bytes[at + 3] == ':'
                && isTwoDigits(bytes, at + 1, 23)
                && isTwoDigits(bytes, at + 4, 59);
    }

    private static boolean isTwoDigits(byte[] bytes, int at, int most) {
        return isDigit(bytes[at]) && isDigit(bytes[at + 1]) && number(bytes, at) <= most;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
