// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.report;

import io.heddle.benchmarks.workload.PerformanceGoal;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Compares one engine variant with one peer, round by round.
 *
 * @param workload for example {@code mask-2/order}
 * @param description a description of the workload
 * @param recordBytes the mean size of a record
 * @param outputBytes the mean heap size of the output array; 0 if there is no output
 * @param peer {@code ""} if there is no peer
 * @param ours one measurement per round
 * @param theirs one measurement per round; empty if there is no peer
 * @param goal null for additional lines, which have no goal
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

    /**
     * The peer's time divided by ours per round, in ascending order. Computed per round, because noise in a round
     * affects both.
     */
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

    /** The peer's allocation divided by ours; values below one byte count as one. */
    public double timesLessAllocation() {
        return peerAllocation() / Math.max(1, ourAllocation());
    }

    /** Whether the goal is met. */
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
