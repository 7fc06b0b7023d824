// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.report;

import io.heddle.benchmarks.workload.PerformanceGoal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All comparisons, as Markdown and as JSON. */
public final class ComparisonTable {
    private final List<PeerComparison> comparisons;
    private final int rounds;
    private final long seconds;

    public ComparisonTable(List<PeerComparison> comparisons, int rounds, long seconds) {
        this.comparisons = List.copyOf(comparisons);
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** Markdown, with a description of the machine and notes on how to read the table. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Benchmarks\n\n");
        text.append(String.format(Locale.ROOT,
                "Java %s (%s), %s %s, %d processors, %d rounds, %d seconds. One record per operation; medians of"
                        + " the rounds, each side in a JVM of its own per round. `accept` is the engine's short way,"
                        + " `run` the one"
                        + " with a verdict. `9x` is nine times less than the peer,"
                        + " `1/9` nine times more. Outputs were compared before.\n\n",
                System.getProperty("java.version"), System.getProperty("java.vm.name"), System.getProperty("os.name"),
                System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), rounds, seconds));
        text.append("| workload | record B | way | peer | ours ns | peer ns | time, factor (min..max) "
                + "| ours B/op | output array B | peer B/op | alloc, factor | goal | |\n");
        text.append("|---|--:|---|---|--:|--:|--:|--:|--:|--:|--:|---|---|\n");
        comparisons.forEach(comparison -> text.append(row(comparison)));
        text.append('\n');
        comparisons.stream()
                .collect(Collectors.toMap(
                        PeerComparison::workload, PeerComparison::description, (a, b) -> a, LinkedHashMap::new))
                .forEach((name, what) -> text.append("- `").append(name).append("`: ").append(what).append('\n'));
        return text.toString();
    }

    private static String row(PeerComparison comparison) {
        PerformanceGoal goal = comparison.goal();
        return String.format(Locale.ROOT, "| %s | %.0f | %s | %s | %s | %s | %s | %.1f | %.1f | %s | %s | %s | %s |\n",
                comparison.workload(), comparison.recordBytes(), comparison.ourSide(),
                comparison.peer().isEmpty() ? "-" : comparison.peer(), nanos(comparison.ourNanos()),
                nanos(comparison.peerNanos()), ratio(comparison), comparison.ourAllocation(), comparison.outputBytes(),
                number(comparison.peerAllocation()),
                times(comparison.timesLessAllocation()), goal == null ? "-" : goal.text(),
                goal == null ? "" : comparison.isMet() ? "met" : "**LOSS**");
    }

    private static String nanos(double nanos) {
        return Double.isNaN(nanos) ? "-" : String.format(Locale.ROOT, nanos < 100 ? "%.1f" : "%.0f", nanos);
    }

    private static String number(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.1f", number);
    }

    private static String ratio(PeerComparison comparison) {
        double[] all = comparison.timesFaster();
        return all.length == 0
                ? "-"
                : times(comparison.medianTimesFaster()) + " (" + times(all[0]) + " .. " + times(all[all.length - 1])
                        + ")";
    }

    private static String times(double factor) {
        if (Double.isNaN(factor)) {
            return "-";
        }
        return factor >= 1
                ? String.format(Locale.ROOT, "%.1fx", factor)
                : String.format(Locale.ROOT, "1/%.1f", 1 / factor);
    }

    /** JSON, with the results of each round. */
    public String json() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "{\"java\": \"%s\", \"processors\": %d, \"rounds\": %d, \"comparisons\": [",
                        System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), rounds));
        String separator = "\n";
        for (PeerComparison comparison : comparisons) {
            text.append(separator).append(String.format(Locale.ROOT,
                    "  {\"workload\": \"%s\", \"way\": \"%s\", \"peer\": \"%s\", \"recordBytes\": %.1f,"
                            + " \"outputArrayBytes\": %.1f, \"goal\": \"%s\", \"met\": %b, \"ours\": %s, \"theirs\":"
                            + " %s}",
                    comparison.workload(), comparison.ourSide(), comparison.peer(), comparison.recordBytes(),
                    comparison.outputBytes(), goalText(comparison), comparison.isMet(),
                    rounds(comparison.ours()), rounds(comparison.theirs())));
            separator = ",\n";
        }
        return text.append("\n]}\n").toString();
    }

    private static String goalText(PeerComparison comparison) {
        PerformanceGoal goal = comparison.goal();
        return goal == null ? "" : goal.text();
    }

    private static String rounds(List<JmhMeasurement> all) {
        return all.stream()
                .map(measurement -> String.format(Locale.ROOT, "{\"nanos\": %.3f, \"bytes\": %.3f}",
                        measurement.nanos(), measurement.bytes()))
                .toList()
                .toString();
    }
}
