// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

/**
 * Phone numbers in unambiguous formats: with {@code +} and an assigned country code (E.164, ITU-T E.123), with {@code
 * 00}, a country code and then a separator, and North America's {@code (212) 555-0123}. Other national formats cannot
 * be told from other digits and are not detected.
 */
final class PhoneFinder {
    private static final int MAX_DIGITS = 15;
    private static final int MIN_NATIONAL = 6;
    private static final int MAX_NATIONAL = 12;
    /** Assigned country codes (ITU-T E.164 D): all codes with these one or two digits, then those with three digits. */
    private static final String ONE_AND_TWO =
            " 1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
                    + "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
    private static final String THREE =
            " 211 212 213 216 218 220-229 230-239 240-249 250-258 260-269 290 291 297 298 299 350-359 "
                    + "370-378 380-383 385-387 389 420 421 423 500-509 590-599 670 672-683 685-692 800 808 850 852 853"
                    + " 855 856 870 878 "
                    + "880-883 886 888 960-968 970-977 979 992-996 998 ";
    /** The length of the country code that starts with these three digits; 0 if there is none. */
    private static final byte[] CODE_LENGTH = new byte[1000];

    static {
        for (String code : ONE_AND_TWO.trim().split(" ")) {
            int shift = code.length() == 1 ? 100 : 10;
            int first = Integer.parseInt(code) * shift;
            for (int i = first; i < first + shift; i++) {
                CODE_LENGTH[i] = (byte) code.length();
            }
        }
        for (String range : THREE.trim().split(" ")) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            for (int i = first; i <= last; i++) {
                CODE_LENGTH[i] = 3;
            }
        }
    }

    private PhoneFinder() {}

    static boolean find(byte[] text, int from, int end) {
        for (int i = from; i < end - 7; i++) {
            int b = text[i];
            boolean found = switch (b) {
                case '+' -> (i == from || !(Utf8Bytes.isWord(text[i - 1]) || text[i - 1] == '+'))
                        && isInternational(text, i + 1, end, false);
                case '0' ->
                    text[i + 1] == '0' && Utf8Bytes.opens(text, from, i) && isInternational(text, i + 2, end, true);
                case '(' -> isNorthAmerican(text, i, end);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param separated whether a separator must follow the country code, because there is no plus
     */
    private static boolean isInternational(byte[] text, int from, int end, boolean separated) {
        int position = separated && from < end && text[from] == ' ' ? from + 1 : from;
        long number = 0;
        int count = 0;
        long goodNumber = 0;
        int good = 0;
        int firstGroup = 0;
        int separators = 0;
        int group = separated ? 2 : 0;
        boolean fours = separated;
        while (position < end) {
            int b = text[position];
            if (Utf8Bytes.isDigit(b)) {
                if (count == MAX_DIGITS) {
                    // Unrelated digits follow the number: only the part before the last separator counts.
                    number = goodNumber;
                    count = good;
                    break;
                }
                number = number * 10 + b - '0';
                count++;
                group++;
                separators = 0;
            } else if (b == '(' && position + 2 < end && text[position + 1] == '0' && text[position + 2] == ')') {
                position += 2;
            } else if ((b == ' ' || b == '(' || b == ')' || Utf8Bytes.isJoiner(b)) && ++separators <= 2) {
                firstGroup = firstGroup == 0 ? count : firstGroup;
                fours &= group == 4 || group == 0;
                group = 0;
                goodNumber = number;
                good = count;
            } else {
                break;
            }
            position++;
        }
        boolean cut = position < end && Utf8Bytes.isWord(text[position]) && separators == 0;
        if (cut || count < 8) {
            return false;
        }
        // 0049 1234 5678 could as well be an account number.
        if (separated && (firstGroup == 0 || firstGroup == count || (fours && (group == 4 || group == 0)))) {
            return false;
        }
        return isNumber(number, count, separated ? firstGroup : 0);
    }

    /**
     * @param codeLength length of the country code, 0 if any
     */
    private static boolean isNumber(long number, int count, int codeLength) {
        long lead = number;
        for (int i = count; i > 3; i--) {
            lead /= 10;
        }
        if (lead < 100) {
            return false;
        }
        int code = CODE_LENGTH[(int) lead];
        int national = count - code;
        boolean codeEnds = codeLength == 0 || codeLength == code;
        if (code == 0 || !codeEnds || national < MIN_NATIONAL || national > MAX_NATIONAL) {
            return false;
        }
        if (lead / 100 == 1) {
            return national == 10 && isPart(number / 10_000_000 % 1000) && isPart(number / 10_000 % 1000);
        }
        return lead / 100 != 7 || national == 10;
    }

    /** {@code (212) 555-0123}. */
    private static boolean isNorthAmerican(byte[] text, int from, int end) {
        int position = from + 1;
        int area = three(text, position, end);
        if (area < 0 || position + 3 >= end || text[position + 3] != ')') {
            return false;
        }
        position += 4;
        position += position < end && text[position] == ' ' ? 1 : 0;
        int exchange = three(text, position, end);
        if (exchange < 0 || position + 8 > end
                || !(text[position + 3] == '-' || text[position + 3] == '.' || text[position + 3] == ' ')) {
            return false;
        }
        for (int i = position + 4; i < position + 8; i++) {
            if (!Utf8Bytes.isDigit(text[i])) {
                return false;
            }
        }
        return isPart(area) && isPart(exchange) && Utf8Bytes.closes(text, position + 8, end);
    }

    private static int three(byte[] text, int position, int end) {
        if (position + 3 > end || !Utf8Bytes.isDigit(text[position]) || !Utf8Bytes.isDigit(text[position + 1])
                || !Utf8Bytes.isDigit(text[position + 2])) {
            return -1;
        }
        return (text[position] - '0') * 100 + (text[position + 1] - '0') * 10 + text[position + 2] - '0';
    }

    /** Area codes and exchanges start with 2 to 9 and do not end in 11. */
    private static boolean isPart(long three) {
        return three >= 200 && three % 100 != 11;
    }
}
