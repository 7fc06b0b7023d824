// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.gate.GateBenchmarks;
import io.heddle.benchmarks.report.Comparison;
import io.heddle.benchmarks.report.Measurement;
import io.heddle.benchmarks.report.Table;
import io.heddle.benchmarks.side.Way;
import io.heddle.benchmarks.workload.Side;
import io.heddle.benchmarks.workload.Workload;
import io.heddle.benchmarks.workload.Workloads;
import org.openjdk.jmh.runner.RunnerException;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the benchmarks and prints the table. Machines are noisy, so the sides of a workload take turns, round by round, each
 * turn in a JVM of its own and every second round in reverse order; ratios are made within a round. The exit code is 0
 * whatever the ratios are.
 *
 * <pre>{@code
 * java -cp ... io.heddle.benchmarks.Benchmarks --quick --only mask-2
 * }</pre>
 */
public final class Benchmarks {
    private final Arguments arguments;
    private final Map<String, List<Measurement>> measured = new HashMap<>();

    private Benchmarks(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--list")) {
            Workloads.names().forEach(System.out::println);
            return;
        }
        if (List.of(args).contains("gate")) {
            runGate(List.of(args));
            return;
        }
        Arguments arguments;
        try {
            arguments = Arguments.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        new Benchmarks(arguments).run();
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
        List<Workload> workloads = arguments.workloads().stream().map(Workloads::named).toList();
        for (int round = 1; round <= arguments.rounds(); round++) {
            for (Workload workload : workloads) {
                takeTurns(round, workload);
            }
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Workload workload : workloads) {
            comparisons.addAll(compare(workload));
        }
        Table table = new Table(comparisons, arguments.rounds(), (System.nanoTime() - start) / 1_000_000_000);
        Files.createDirectories(arguments.output());
        Files.writeString(arguments.output().resolve("benchmarks.md"), table.markdown());
        Files.writeString(arguments.output().resolve("benchmarks.json"), table.json());
        System.out.println(table.markdown());
    }

    private void takeTurns(int round, Workload workload) throws RunnerException {
        Turns turns = new Turns(arguments.quick());
        List<Side> order = round % 2 == 1 ? workload.sides() : workload.sides().reversed();
        for (Side side : order) {
            Measurement measurement = turns.take(workload.name(), side.name());
            measured.computeIfAbsent(workload.name() + " " + side.name(), key -> new ArrayList<>()).add(measurement);
            System.err.printf(Locale.ROOT, "round %d  %-20s %-24s %12.1f ns %10.1f B%n", round, workload.name(),
                    side.name(), measurement.nanos(), measurement.bytes());
        }
    }

    private List<Comparison> compare(Workload workload) throws Exception {
        double recordBytes = workload.data().encoded(workload.head()).stream().mapToInt(bytes -> bytes.length).average().orElse(0);
        double outputBytes = outputBytes(workload);
        List<Side> peers = workload.sides().stream().filter(side -> !side.ours()).toList();
        List<Comparison> comparisons = new ArrayList<>();
        for (Side ours : workload.sides().stream().filter(Side::ours).toList()) {
            List<String> names = peers.isEmpty() ? List.of("") : peers.stream().map(Side::name).toList();
            for (String peer : names) {
                comparisons.add(new Comparison(workload.name(), workload.what(), ours.name(), peer, recordBytes,
                        outputBytes, measured(workload, ours.name()), measured(workload, peer),
                        ours.equals(workload.sides().get(0)) ? workload.goal() : null));
            }
        }
        return comparisons;
    }

    private List<Measurement> measured(Workload workload, String side) {
        return measured.getOrDefault(workload.name() + " " + side, List.of());
    }

    /** What an output array takes in memory: a head of 16 bytes, in steps of 8. */
    private static double outputBytes(Workload workload) throws Exception {
        Way way = workload.sides().get(0).way().get();
        long sum = 0;
        for (int i = 0; i < Dataset.SIZE; i++) {
            sum += way.apply(i) instanceof byte[] output ? (16 + output.length + 7) / 8 * 8 : 0;
        }
        return (double) sum / Dataset.SIZE;
    }
}
