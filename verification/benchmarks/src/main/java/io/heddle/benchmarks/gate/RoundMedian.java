// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import java.util.List;

/** The median over rounds. */
final class RoundMedian {
    private RoundMedian() {}

    /** The mean of the two middle values if their number is even; NaN if there are none. */
    static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? Double.NaN : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
