// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.side.Way;

import java.util.List;

/**
 * The same work done by the engine and by its peers.
 *
 * @param name as in {@code mask-2/order}
 * @param what in words, for the table
 * @param head free bytes before each record, for the wire format
 */
public record Workload(String name, String what, Dataset data, int head, List<Side> sides, Goal goal) {
    public Workload {
        sides = List.copyOf(sides);
    }

    public Side side(String side) {
        return sides.stream()
                .filter(each -> each.name().equals(side))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no side " + side));
    }

    /**
     * Runs every record through every side.
     *
     * @throws IllegalStateException if two sides do not say the same
     */
    public void compare() throws Exception {
        Side first = sides.get(0);
        Way firstWay = first.way().get();
        for (Side other : sides.subList(1, sides.size())) {
            Way otherWay = other.way().get();
            for (int i = 0; i < Dataset.SIZE; i++) {
                Object expected = other.readable().of(otherWay.apply(i));
                if (!expected.equals(first.readable().of(firstWay.apply(i)))) {
                    throw new IllegalStateException(name + ": " + first.name() + " and " + other.name()
                            + " differ on record " + i + "; there is nothing to compare");
                }
            }
        }
    }
}
