// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

/** A run of digit groups with single separators between them, as numbers are written. Reused. */
final class DigitGroups {
    static final int MAX_GROUPS = 16;
    private static final int MAX_DIGITS = 64;
    /** A group of at least this length is a value of its own. */
    private static final int LONG_GROUP = 9;
    /** The maximum number of digits of a checked value in groups. */
    private static final int MAX_GROUPED = 12;

    private final byte[] digits = new byte[MAX_DIGITS];
    private final int[] starts = new int[MAX_GROUPS + 1];
    private final byte[] separators = new byte[MAX_GROUPS + 1];
    private int groups;
    private boolean opened;
    private boolean closed;

    /** Reads the run that starts at a digit and returns the position after it. Longer runs are cut off. */
    int read(byte[] text, int from, int position, int end) {
        groups = 0;
        opened = Utf8Bytes.opens(text, from, position);
        int count = 0;
        int i = position;
        boolean open = true;
        while (open) {
            starts[groups] = count;
            while (i < end && Utf8Bytes.isDigit(text[i]) && count < MAX_DIGITS) {
                digits[count++] = (byte) (text[i++] - '0');
            }
            groups++;
            starts[groups] = count;
            open = groups < MAX_GROUPS
                    && count < MAX_DIGITS
                    && i + 1 < end
                    && (text[i] == ' ' || Utf8Bytes.isJoiner(text[i]))
                    && Utf8Bytes.isDigit(text[i + 1]);
            if (open) {
                separators[groups - 1] = text[i++];
            }
        }
        closed = Utf8Bytes.closes(text, i, end);
        // Skips the remaining digits of a run that is too long; otherwise its middle would be taken for a number.
        while (i < end && Utf8Bytes.isDigit(text[i])) {
            i++;
        }
        return i;
    }

    int groups() {
        return groups;
    }

    int length(int group) {
        return starts[group + 1] - starts[group];
    }

    /** The number of digits from this group on. */
    int digitsFrom(int group) {
        return starts[groups] - starts[group];
    }

    /** The index of the group's first digit, see {@link #digit}. */
    int start(int group) {
        return starts[group];
    }

    int digit(int index) {
        return digits[index];
    }

    /** Whether the group stands alone, without other digits or letters attached. */
    boolean isBare(int group) {
        return begins(group) && ends(group);
    }

    /** Whether groups of these lengths start here and stand alone, all separated by this character. */
    boolean is(int group, char separator, int... lengths) {
        if (group + lengths.length > groups || !begins(group) || !ends(group + lengths.length - 1)) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (length(group + i) != lengths[i] || (i < lengths.length - 1 && separators[group + i] != separator)) {
                return false;
            }
        }
        return separator != ' ' || !continues(group, lengths.length);
    }

    /** Whether groups of these lengths start here and stand alone, with these separators between them. */
    boolean is(int group, String between, int... lengths) {
        if (group + lengths.length > groups || !begins(group) || !ends(group + lengths.length - 1)) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (length(group + i) != lengths[i]
                    || (i < between.length() && separators[group + i] != between.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A fingerprint of the value that starts here. */
    long value(int group) {
        int left = starts[groups] - starts[group];
        int count = length(group) >= LONG_GROUP ? length(group) : Math.min(left, MAX_GROUPED);
        long value = count;
        for (int i = 0; i < count; i++) {
            value = value * 31 + digits[starts[group] + i] + 1;
        }
        return value * 0x9E3779B97F4A7C15L;
    }

    /** Whether the same grouping continues before or after, as in a table of numbers. */
    private boolean continues(int group, int count) {
        boolean before = group > 0 && length(group - 1) == length(group);
        int last = group + count - 1;
        return before || (last + 1 < groups && length(last + 1) == length(last));
    }

    private boolean begins(int group) {
        return group == 0 ? opened : separators[group - 1] == ' ';
    }

    private boolean ends(int group) {
        return group == groups - 1 ? closed : separators[group] == ' ';
    }
}
