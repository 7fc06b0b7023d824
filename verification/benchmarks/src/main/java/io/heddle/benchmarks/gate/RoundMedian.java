// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import java.util.List;

/** Medians of a few rounds. */
final class RoundMedian {
    private RoundMedian() {}

    /** Of an even number the mean of the two in the middle; of none, not a number. */
    static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? Double.NaN : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
