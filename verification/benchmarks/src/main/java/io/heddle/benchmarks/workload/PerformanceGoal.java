// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the engine is to reach. A goal that is missed is printed as a loss; it fails nothing.
 *
 * @param text in words
 */
public record PerformanceGoal(String text, Predicate<Figures> condition) {
    /**
     * What was measured.
     *
     * @param nanos the engine's time per operation
     * @param bytes what the engine allocates per operation
     * @param timesFaster how often the engine's time goes into the peer's
     * @param timesLessAllocation how often the engine's allocation goes into the peer's
     */
    public record Figures(double nanos, double bytes, double timesFaster, double timesLessAllocation) {}

    static PerformanceGoal faster(int times) {
        return new PerformanceGoal("at least " + times + "x less time", figures -> figures.timesFaster() >= times);
    }

    /** It may be slower, by so much. */
    static PerformanceGoal within(int times) {
        return new PerformanceGoal("within " + times + "x of its time", figures -> figures.timesFaster() * times >= 1);
    }

    static PerformanceGoal lessAllocation(int times) {
        return new PerformanceGoal(times + "x less allocation", figures -> figures.timesLessAllocation() >= times);
    }

    /** Less than a byte per operation: what is measured beside it is not always nothing. */
    static PerformanceGoal noAllocation() {
        return new PerformanceGoal("no allocation", figures -> figures.bytes() < 1);
    }

    static PerformanceGoal underMillis(int millis) {
        return new PerformanceGoal(
                String.format(Locale.ROOT, "under %d ms", millis), figures -> figures.nanos() < millis * 1_000_000.0);
    }

    PerformanceGoal and(PerformanceGoal other) {
        return new PerformanceGoal(text + ", " + other.text, condition.and(other.condition));
    }
}
