// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of code points.
 *
 * @param bounds start (inclusive) and end (exclusive) of each range, ascending, an even number in total
 */
record CodePointSet(List<Integer> bounds) {
    static final int BEYOND = Character.MAX_CODE_POINT + 1;

    static CodePointSet of(int codePoint) {
        return new CodePointSet(List.of(codePoint, codePoint + 1));
    }

    /** Parses pairs of first and last characters. */
    static CodePointSet ofPairs(String pairs) {
        List<int[]> ranges = new ArrayList<>();
        for (int i = 0; i < pairs.length(); i += 2) {
            ranges.add(new int[] {pairs.charAt(i), pairs.charAt(i + 1) + 1});
        }
        return union(ranges);
    }

    /** The union of ranges in any order, each with its first (inclusive) and last (exclusive) code point. */
    static CodePointSet union(List<int[]> ranges) {
        List<int[]> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(range -> range[0]));
        List<Integer> bounds = new ArrayList<>();
        for (int[] range : sorted) {
            int last = bounds.size() - 1;
            if (last > 0 && range[0] <= bounds.get(last)) {
                bounds.set(last, Math.max(bounds.get(last), range[1]));
            } else {
                bounds.add(range[0]);
                bounds.add(range[1]);
            }
        }
        return new CodePointSet(List.copyOf(bounds));
    }

    /** The complement. */
    CodePointSet others() {
        List<int[]> ranges = new ArrayList<>();
        int from = 0;
        for (int[] range : ranges()) {
            if (range[0] > from) {
                ranges.add(new int[] {from, range[0]});
            }
            from = range[1];
        }
        if (from < BEYOND) {
            ranges.add(new int[] {from, BEYOND});
        }
        return union(ranges);
    }

    List<int[]> ranges() {
        List<int[]> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i += 2) {
            ranges.add(new int[] {bounds.get(i), bounds.get(i + 1)});
        }
        return ranges;
    }

    boolean contains(int codePoint) {
        for (int i = 0; i < bounds.size(); i += 2) {
            if (codePoint >= bounds.get(i) && codePoint < bounds.get(i + 1)) {
                return true;
            }
        }
        return false;
    }
}
