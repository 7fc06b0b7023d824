// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

/**
 * Tells ids of events that machines make from those that may be data about people: an id passes every mask. Checked
 * without regular expressions, because every record is checked.
 */
public final class EventIdForm {
    private static final int UUID_LENGTH = 36;
    private static final int ULID_LENGTH = 26;
    private static final int SHORTEST_HEX = 16;

    /** As many digits as the shortest telephone numbers and dates of birth have. */
    private static final int DIGITS_OF_DATA = 7;

    /** More digits in a row than random hexadecimal ids have, but fewer than an account number. */
    private static final int DIGITS_OF_ACCOUNT = 10;

    private EventIdForm() {}

    /** Whether it has the form of a random id: a UUID, a ULID or at least 16 hexadecimal digits with letters. */
    public static boolean isRandom(byte[] id) {
        int hex = 0;
        int dashes = 0;
        int upperOrDigit = 0;
        int letters = 0;
        for (byte b : id) {
            boolean digit = b >= '0' && b <= '9';
            boolean hexLetter = (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
            boolean upper = b >= 'A' && b <= 'Z';
            hex += digit || hexLetter ? 1 : 0;
            dashes += b == '-' ? 1 : 0;
            upperOrDigit += digit || upper ? 1 : 0;
            letters += hexLetter || upper ? 1 : 0;
        }
        boolean digits = hasDigit(id);
        boolean uuid = id.length == UUID_LENGTH && dashes == 4 && hex == UUID_LENGTH - 4;
        boolean ulid = id.length == ULID_LENGTH && upperOrDigit == ULID_LENGTH && digits;
        boolean onlyHex = id.length >= SHORTEST_HEX && hex == id.length && digits;
        return letters > 0 && (uuid || ((ulid || onlyHex) && longestNumber(id) < DIGITS_OF_ACCOUNT));
    }

    /**
     * Whether it may say something about a person: a word or a name without any digit, or as many digits as a telephone
     * number, a card, an account or a date has, whatever separates them.
     */
    public static boolean looksLikeData(byte[] id) {
        return !isRandom(id) && (!hasDigit(id) || longestNumber(id) >= DIGITS_OF_DATA);
    }

    /** The most digits without a letter between them. */
    static int longestNumber(byte[] id) {
        int longest = 0;
        int run = 0;
        for (byte b : id) {
            if (b >= '0' && b <= '9') {
                run++;
                longest = Math.max(longest, run);
            } else if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')) {
                run = 0;
            }
        }
        return longest;
    }

    private static boolean hasDigit(byte[] id) {
        for (byte b : id) {
            if (b >= '0' && b <= '9') {
                return true;
            }
        }
        return false;
    }
}
