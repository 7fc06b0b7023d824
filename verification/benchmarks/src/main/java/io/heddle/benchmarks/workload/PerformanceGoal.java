// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * A performance goal of the engine. A missed goal is printed as a loss but does not fail the run.
 *
 * @param text a description of the goal
 */
public record PerformanceGoal(String text, Predicate<Figures> condition) {
    /**
     * The measured values.
     *
     * @param nanos the engine's time per operation
     * @param bytes what the engine allocates per operation
     * @param timesFaster the peer's time divided by the engine's
     * @param timesLessAllocation the peer's allocation divided by the engine's
     */
    public record Figures(double nanos, double bytes, double timesFaster, double timesLessAllocation) {}

    static PerformanceGoal faster(int times) {
        return new PerformanceGoal("at least " + times + "x less time", figures -> figures.timesFaster() >= times);
    }

    /** Allows the engine to be slower by at most this factor. */
    static PerformanceGoal within(int times) {
        return new PerformanceGoal("within " + times + "x of its time", figures -> figures.timesFaster() * times >= 1);
    }

    static PerformanceGoal lessAllocation(int times) {
        return new PerformanceGoal(times + "x less allocation", figures -> figures.timesLessAllocation() >= times);
    }

    /** Less than one byte per operation, because the measurement includes some background allocation. */
    static PerformanceGoal noAllocation() {
        return new PerformanceGoal("no allocation", figures -> figures.bytes() < 1);
    }

    static PerformanceGoal belowMillis(int millis) {
        return new PerformanceGoal(
                String.format(Locale.ROOT, "under %d ms", millis), figures -> figures.nanos() < millis * 1_000_000.0);
    }

    PerformanceGoal and(PerformanceGoal other) {
        return new PerformanceGoal(text + ", " + other.text, condition.and(other.condition));
    }
}
