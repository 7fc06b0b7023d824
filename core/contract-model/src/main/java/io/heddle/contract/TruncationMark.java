// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The original size of a rejected record of which quarantine keeps only a part: header {@link RecordHeaders#TRUNCATED},
 * as {@code value=9437301;key=2;headers=3}. Immutable.
 *
 * @param value bytes
 * @param key bytes
 * @param headers the number of headers; none of the client's headers is kept
 */
public record TruncationMark(int value, int key, int headers) {
    private static final Pattern FORM = Pattern.compile("value=([0-9]{1,10});key=([0-9]{1,10});headers=([0-9]{1,10})");

    public TruncationMark {
        if (value < 0 || key < 0 || headers < 0) {
            throw new IllegalArgumentException("not a size: value=" + value + ";key=" + key + ";headers=" + headers);
        }
    }

    /** Empty if the text is not a valid mark. */
    public static Optional<TruncationMark> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(matcher.group(1));
        long key = Long.parseLong(matcher.group(2));
        long headers = Long.parseLong(matcher.group(3));
        return Math.max(value, Math.max(key, headers)) > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new TruncationMark((int) value, (int) key, (int) headers));
    }

    @Override
    public String toString() {
        return "value=" + value + ";key=" + key + ";headers=" + headers;
    }
}
