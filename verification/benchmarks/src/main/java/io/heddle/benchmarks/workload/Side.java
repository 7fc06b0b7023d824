// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.side.Way;

import java.util.function.Supplier;

/**
 * One column of a comparison.
 *
 * @param name {@code accept} and {@code run} are the engine's, the others its peers'
 * @param readable what a result says, to compare it with another side's: by {@code equals}
 */
public record Side(String name, Supplier<Way> way, Reading readable) {
    /** The engine's short way. */
    public static final String ACCEPT = "accept";
    /** The engine's way with a verdict. */
    public static final String RUN = "run";

    /** Makes results comparable. */
    @FunctionalInterface
    public interface Reading {
        Object of(Object result) throws Exception;
    }

    public boolean isOurs() {
        return name.equals(ACCEPT) || name.equals(RUN);
    }
}
