// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.report;

import io.heddle.benchmarks.workload.PerformanceGoal;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One of the engine's ways beside one peer, round by round.
 *
 * @param workload as in {@code mask-2/order}
 * @param description in words
 * @param recordBytes the mean size of a record
 * @param outputBytes the mean size of the output's array in memory; 0 if there is none
 * @param peer {@code ""} if there is none
 * @param ours one measurement per round
 * @param theirs one measurement per round; empty if there is no peer
 * @param goal null for a second line, which has none of its own
 */
public record PeerComparison(
        String workload,
        String description,
        String ourSide,
        String peer,
        double recordBytes,
        double outputBytes,
        List<JmhMeasurement> ours,
        List<JmhMeasurement> theirs,
        @Nullable PerformanceGoal goal) {
    public PeerComparison {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
    }

    public double ourNanos() {
        return median(ours, JmhMeasurement::nanos);
    }

    public double peerNanos() {
        return median(theirs, JmhMeasurement::nanos);
    }

    public double ourAllocation() {
        return median(ours, JmhMeasurement::bytes);
    }

    public double peerAllocation() {
        return median(theirs, JmhMeasurement::bytes);
    }

    /** How often our time goes into the peer's, in each round, ascending: what disturbs a round disturbs both sides. */
    public double[] timesFaster() {
        double[] ratios = new double[theirs.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = theirs.get(i).nanos() / ours.get(i).nanos();
        }
        Arrays.sort(ratios);
        return ratios;
    }

    public double medianTimesFaster() {
        return middle(timesFaster());
    }

    /** How often our allocation goes into the peer's; what is below a byte counts as one. */
    public double timesLessAllocation() {
        return peerAllocation() / Math.max(1, ourAllocation());
    }

    /** Whether it is as it is to be. */
    public boolean isMet() {
        return goal == null || goal.condition()
                .test(new PerformanceGoal.Figures(ourNanos(), ourAllocation(), medianTimesFaster(),
                        timesLessAllocation()));
    }

    private static double median(List<JmhMeasurement> measurements, ToDoubleFunction<JmhMeasurement> metric) {
        return middle(measurements.stream().mapToDouble(metric).sorted().toArray());
    }

    private static double middle(double[] sorted) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
