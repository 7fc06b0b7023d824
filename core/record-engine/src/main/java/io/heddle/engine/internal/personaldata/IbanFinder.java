// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

/**
 * IBANs (ISO 13616), in one piece or in groups of four: checks the country's length and the check digits (ISO 7064, mod
 * 97-10).
 */
final class IbanFinder {
    /** Country and length, from the SWIFT registry and from countries that use IBANs without being listed in it. */
    private static final String LENGTHS =
            "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28"
                    + "EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30"
                    + "KW30KZ20LB28LC32LI21"
                    + "LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24"
                    + "RS22RU33SA24SC31SD18"
                    + "SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30"
                    + "AO25BF28BJ28CF27CG27CI28CM27CV25DZ26GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28";
    /** Countries whose account numbers consist of digits only. */
    private static final String DIGITS_ONLY =
            "AE AT BA BE BI CZ DE DJ DK EE EG ES FI FO HR HU IL IR IS LT LY ME MR NO PL PT RS SD SE SI SK ST "
                    + "TL TN VA XK";
    private static final boolean[] DIGITS = new boolean[26 * 26];
    private static final byte[] LENGTH = new byte[26 * 26];

    static {
        for (int i = 0; i < LENGTHS.length(); i += 4) {
            LENGTH[country(LENGTHS.charAt(i), LENGTHS.charAt(i + 1))] = Byte.parseByte(LENGTHS.substring(i + 2, i + 4));
        }
        for (String country : DIGITS_ONLY.split(" ")) {
            DIGITS[country(country.charAt(0), country.charAt(1))] = true;
        }
    }

    private IbanFinder() {}

    static boolean find(byte[] text, int from, int end) {
        for (int i = from; i + 15 <= end; i++) {
            boolean starts = Utf8Bytes.isLetter(text[i])
                    && Utf8Bytes.isLetter(text[i + 1])
                    && Utf8Bytes.isDigit(text[i + 2])
                    && Utf8Bytes.isDigit(text[i + 3])
                    && (i == from || !Utf8Bytes.isWord(text[i - 1]));
            if (starts && isIban(text, i, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIban(byte[] text, int from, int end) {
        int country = country(Utf8Bytes.upper(text[from]), Utf8Bytes.upper(text[from + 1]));
        int length = LENGTH[country];
        if (length == 0) {
            return false;
        }
        boolean grouped = from + 4 < end && text[from + 4] == ' ';
        int remainder = 0;
        int position = from + 4;
        for (int n = 4; n < length; n++) {
            if (grouped && n % 4 == 0) {
                if (position >= end || text[position] != ' ') {
                    return false;
                }
                position++;
            }
            if (position >= end || !(Utf8Bytes.isDigit(text[position])
                    || (Utf8Bytes.isLetter(text[position]) && !DIGITS[country]))) {
                return false;
            }
            remainder = add(remainder, text[position++]);
        }
        for (int i = from; i < from + 4; i++) {
            remainder = add(remainder, text[i]);
        }
        int check = (text[from + 2] - '0') * 10 + text[from + 3] - '0';
        return remainder == 1 && check >= 2 && check <= 98 && (position == end || !Utf8Bytes.isWord(text[position]));
    }

    private static int add(int remainder, int b) {
        return Utf8Bytes.isDigit(b)
                ? (remainder * 10 + b - '0') % 97
                : (remainder * 100 + Utf8Bytes.upper(b) - 'A' + 10) % 97;
    }

    private static int country(int first, int second) {
        return (first - 'A') * 26 + second - 'A';
    }
}
