// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import java.time.YearMonth;

/** RFC 3339 {@code date-time}, such as {@code 2026-03-01T12:00:00.5+01:00}. */
final class Rfc3339DateTimes {
    private Rfc3339DateTimes() {}

    static boolean isDateTime(String text) {
        if (text.length() < 20 || !isShape(text)) {
            return false;
        }
        int month = number(text, 5);
        if (month < 1 || month > 12) {
            return false;
        }
        int year = number(text, 0) * 100 + number(text, 2);
        int day = number(text, 8);
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        // second 60 is a leap second
        return number(text, 11) <= 23 && number(text, 14) <= 59 && number(text, 17) <= 60 && isRest(text);
    }

    private static boolean isShape(String text) {
        String shape = "dddd-dd-ddTdd:dd:dd";
        for (int i = 0; i < shape.length(); i++) {
            char want = shape.charAt(i);
            char c = text.charAt(i);
            boolean fits = want == 'd' ? TextFormats.isDigit(c) : want == 'T' ? (c == 'T' || c == 't') : c == want;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRest(String text) {
        int position = 19;
        if (text.charAt(position) == '.') {
            int digits = 0;
            while (++position < text.length() && TextFormats.isDigit(text.charAt(position))) {
                digits++;
            }
            if (digits == 0 || position == text.length()) {
                return false;
            }
        }
        char zone = text.charAt(position);
        if (zone == 'Z' || zone == 'z') {
            return position + 1 == text.length();
        }
        return (zone == '+' || zone == '-')
                && text.length() == position + 6
                && text.charAt(position + 3) == ':'
                && isTwoDigits(text, position + 1, 23)
                && isTwoDigits(text, position + 4, 59);
    }

    private static boolean isTwoDigits(String text, int position, int max) {
        return TextFormats.isDigit(text.charAt(position)) && TextFormats.isDigit(text.charAt(position + 1))
                && number(text, position) <= max;
    }

    private static int number(String text, int position) {
        return (text.charAt(position) - '0') * 10 + (text.charAt(position + 1) - '0');
    }
}
