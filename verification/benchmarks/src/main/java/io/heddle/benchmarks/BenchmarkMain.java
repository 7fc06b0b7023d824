// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.gate.GateBenchmarks;
import io.heddle.benchmarks.report.ComparisonTable;
import io.heddle.benchmarks.report.JmhMeasurement;
import io.heddle.benchmarks.report.PeerComparison;
import io.heddle.benchmarks.variant.RecordOperation;
import io.heddle.benchmarks.workload.BenchmarkWorkload;
import io.heddle.benchmarks.workload.WorkloadCatalog;
import io.heddle.benchmarks.workload.WorkloadVariant;
import org.openjdk.jmh.runner.RunnerException;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the benchmarks and prints the table. To cancel out noise of the machine, the variants of a workload alternate
 * within each round, each in its own JVM and in reverse order in every second round, and ratios are computed per round.
 * The exit code is 0 regardless of the ratios.
 *
 * <pre>{@code
 * java -cp ... io.heddle.benchmarks.BenchmarkMain --quick --only mask-2
 * }</pre>
 */
public final class BenchmarkMain {
    private final RecordBenchmarkArguments arguments;
    private final Map<String, List<JmhMeasurement>> measurements = new HashMap<>();

    private BenchmarkMain(RecordBenchmarkArguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--list")) {
            WorkloadCatalog.names().forEach(System.out::println);
            return;
        }
        if (List.of(args).contains("gate")) {
            runGate(List.of(args));
            return;
        }
        RecordBenchmarkArguments arguments;
        try {
            arguments = RecordBenchmarkArguments.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        new BenchmarkMain(arguments).run();
    }

    private static void runGate(List<String> args) throws Exception {
        try {
            GateBenchmarks.run(args.stream().filter(argument -> !argument.equals("gate")).toList());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws Exception {
        long start = System.nanoTime();
        List<BenchmarkWorkload> workloads = arguments.workloads().stream().map(WorkloadCatalog::named).toList();
        for (int round = 1; round <= arguments.rounds(); round++) {
            for (BenchmarkWorkload workload : workloads) {
                measureRound(round, workload);
            }
        }
        List<PeerComparison> comparisons = new ArrayList<>();
        for (BenchmarkWorkload workload : workloads) {
            comparisons.addAll(compare(workload));
        }
        ComparisonTable table =
                new ComparisonTable(comparisons, arguments.rounds(), (System.nanoTime() - start) / 1_000_000_000);
        Files.createDirectories(arguments.output());
        Files.writeString(arguments.output().resolve("benchmarks.md"), table.markdown());
        Files.writeString(arguments.output().resolve("benchmarks.json"), table.json());
        System.out.println(table.markdown());
    }

    private void measureRound(int round, BenchmarkWorkload workload) throws RunnerException {
        JmhForkRunner turns = new JmhForkRunner(arguments.quick());
        List<WorkloadVariant> order = round % 2 == 1 ? workload.variants() : workload.variants().reversed();
        for (WorkloadVariant variant : order) {
            JmhMeasurement measurement = turns.measure(workload.name(), variant.name());
            measurements.computeIfAbsent(workload.name() + " " + variant.name(), key -> new ArrayList<>())
                    .add(measurement);
            System.err.printf(Locale.ROOT, "round %d  %-20s %-24s %12.1f ns %10.1f B%n", round, workload.name(),
                    variant.name(), measurement.nanos(), measurement.bytes());
        }
    }

    private List<PeerComparison> compare(BenchmarkWorkload workload) throws Exception {
        double recordBytes = workload.data().encoded(workload.prefixBytes()).stream().mapToInt(bytes -> bytes.length)
                .average().orElse(0);
        double outputBytes = outputBytes(workload);
        List<WorkloadVariant> peers = workload.variants().stream().filter(variant -> !variant.ours()).toList();
        List<PeerComparison> comparisons = new ArrayList<>();
        for (WorkloadVariant ours : workload.variants().stream().filter(WorkloadVariant::ours).toList()) {
            List<String> names = peers.isEmpty() ? List.of("") : peers.stream().map(WorkloadVariant::name).toList();
            for (String peer : names) {
                comparisons
                        .add(new PeerComparison(workload.name(), workload.description(), ours.name(), peer, recordBytes,
                                outputBytes, measurements(workload, ours.name()), measurements(workload, peer),
                                ours.equals(workload.variants().get(0)) ? workload.goal() : null));
            }
        }
        return comparisons;
    }

    private List<JmhMeasurement> measurements(BenchmarkWorkload workload, String variant) {
        return measurements.getOrDefault(workload.name() + " " + variant, List.of());
    }

    /** The mean heap size of an output array: a 16-byte header, aligned to 8 bytes. */
    private static double outputBytes(BenchmarkWorkload workload) throws Exception {
        RecordOperation operation = workload.variants().get(0).operation().get();
        long sum = 0;
        for (int i = 0; i < BenchmarkDataset.SIZE; i++) {
            sum += operation.apply(i) instanceof byte[] output ? (16 + output.length + 7) / 8 * 8 : 0;
        }
        return (double) sum / BenchmarkDataset.SIZE;
    }
}
