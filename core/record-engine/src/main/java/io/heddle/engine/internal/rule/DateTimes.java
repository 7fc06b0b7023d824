// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import java.time.YearMonth;

/** RFC 3339 {@code date-time}, such as {@code 2026-03-01T12:00:00.5+01:00}. */
final class DateTimes {
    private DateTimes() {}

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
        // 60 is a leap second.
        return number(text, 11) <= 23 && number(text, 14) <= 59 && number(text, 17) <= 60 && isRest(text);
    }

    private static boolean isShape(String text) {
        String shape = "dddd-dd-ddTdd:dd:dd";
        for (int i = 0; i < shape.length(); i++) {
            char want = shape.charAt(i);
            char c = text.charAt(i);
            boolean fits = want == 'd' ? Formats.isDigit(c) : want == 'T' ? (c == 'T' || c == 't') : c == want;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRest(String text) {
        int at = 19;
        if (text.charAt(at) == '.') {
            int digits = 0;
            while (++at < text.length() && Formats.isDigit(text.charAt(at))) {
                digits++;
            }
            if (digits == 0 || at == text.length()) {
                return false;
            }
        }
        char zone = text.charAt(at);
        if (zone == 'Z' || zone == 'z') {
            return at + 1 == text.length();
        }
        return (zone == '+' || zone == '-')
                && text.length() == at + 6
                && text.charAt(at + 3) == ':'
                && isTwoDigits(text, at + 1, 23)
                && isTwoDigits(text, at + 4, 59);
    }

    private static boolean isTwoDigits(String text, int at, int max) {
        return Formats.isDigit(text.charAt(at)) && Formats.isDigit(text.charAt(at + 1)) && number(text, at) <= max;
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + (text.charAt(at + 1) - '0');
    }
}
