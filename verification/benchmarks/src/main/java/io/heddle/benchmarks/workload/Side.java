// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.side.Way;

import java.util.function.Supplier;

/**
 * One column of a comparison.
 *
 * @param name such as {@code accept}
 * @param ours whether it is the engine's; of those the first has to reach the goal
 * @param readable what a result says, to compare it with another side's: by {@code equals}
 */
public record Side(String name, boolean ours, Supplier<Way> way, Reading readable) {
    /** Makes results comparable. */
    @FunctionalInterface
    public interface Reading {
        Object of(Object result) throws Exception;
    }

    /** Makes a way; may fail, which is a bug of the benchmark. */
    @FunctionalInterface
    interface Maker {
        Way make() throws Exception;
    }

    /** The engine's short way. */
    static Side accept(Maker way, Reading readable) {
        return new Side("accept", true, supplier(way), readable);
    }

    /** The engine's way with a verdict. */
    static Side run(Maker way, Reading readable) {
        return new Side("run", true, supplier(way), readable);
    }

    static Side peer(String name, Maker way, Reading readable) {
        return new Side(name, false, supplier(way), readable);
    }

    static Supplier<Way> supplier(Maker maker) {
        return () -> {
            try {
                return maker.make();
            } catch (Exception e) {
                throw new IllegalStateException("a side could not be made", e);
            }
        };
    }
}
