// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

/** RFC 3339 {@code date-time} in ASCII. */
final class DateTimeSyntax {
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private DateTimeSyntax() {}

    static boolean isDateTime(byte[] bytes, int from, int end) {
        if (end - from <= SHAPE.length() || !isShape(bytes, from)) {
            return false;
        }
        int year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
        int month = twoDigits(bytes, from + 5);
        int day = twoDigits(bytes, from + 8);
        // second 60 is a leap second
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOfMonth(year, month)
                && twoDigits(bytes, from + 11) <= 23
                && twoDigits(bytes, from + 14) <= 59
                && twoDigits(bytes, from + 17) <= 60
                && isRest(bytes, from + SHAPE.length(), end);
    }

    private static int daysOfMonth(int year, int month) {
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

    /** Checks fraction and offset; there is at least one byte. */
    private static boolean isRest(byte[] bytes, int from, int end) {
        int position = from;
        if (bytes[position] == '.') {
            do {
                position++;
            } while (position < end && isDigit(bytes[position]));
            if (position == from + 1 || position == end) {
                return false;
            }
        }
        int zone = bytes[position];
        if (zone == 'Z' || zone == 'z') {
            return position + 1 == end;
        }
        return (zone == '+' || zone == '-')
                && end == position + 6
                && bytes[position + 3] == ':'
                && isTwoDigits(bytes, position + 1, 23)
                && isTwoDigits(bytes, position + 4, 59);
    }

    private static boolean isTwoDigits(byte[] bytes, int position, int max) {
        return isDigit(bytes[position]) && isDigit(bytes[position + 1]) && twoDigits(bytes, position) <= max;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static int twoDigits(byte[] bytes, int position) {
        return (bytes[position] - '0') * 10 + bytes[position + 1] - '0';
    }
}
