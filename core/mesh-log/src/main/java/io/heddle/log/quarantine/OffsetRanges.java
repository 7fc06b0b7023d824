// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Offset ranges in the text form {@code 12-15,18}, the value of an acknowledgement. Immutable. */
record OffsetRanges(List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");

    OffsetRanges {
        ranges = List.copyOf(ranges);
    }

    /** Both ends are inclusive. */
    record Range(long first, long last) {
        Range {
            if (last < first) {
                throw new IllegalArgumentException("the range " + first + "-" + last + " ends before it begins");
            }
        }
    }

    /** @param offsets in any order */
    static OffsetRanges of(long... offsets) {
        long[] sorted = offsets.clone();
        java.util.Arrays.sort(sorted);
        List<Range> ranges = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] > sorted[i - 1] + 1) {
                ranges.add(new Range(sorted[begin], sorted[i - 1]));
                begin = i;
            }
        }
        return new OffsetRanges(ranges);
    }

    /** @throws IllegalArgumentException if the text is not in this form */
    static OffsetRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = RANGE.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a list of offsets such as 12-15,18");
            }
            long first = Long.parseLong(matcher.group(1));
            ranges.add(new Range(first, matcher.group(2) == null ? first : Long.parseLong(matcher.group(2))));
        }
        return new OffsetRanges(ranges);
    }

    long count() {
        return ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Range range : ranges) {
            text.append(text.length() == 0 ? "" : ",").append(range.first());
            if (range.last() > range.first()) {
                text.append('-').append(range.last());
            }
        }
        return text.toString();
    }
}
