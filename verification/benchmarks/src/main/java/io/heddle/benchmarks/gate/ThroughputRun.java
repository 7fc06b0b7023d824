// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.config.GateTuning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the throughput of the systems under test. The systems alternate, and ratios are computed per round.
 */
final class ThroughputRun {
    private static final int PARTITIONS = 6;

    private final MarkdownReport report;
    private final int rounds;

    ThroughputRun(MarkdownReport report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    /** @return the gate's records per second, as the median of the rounds */
    double run(String name, int records) throws Exception {
        GovernedProduct product = GovernedProduct.named(name);
        double recordBytes = product.data().encoded(5).stream().mapToInt(bytes -> bytes.length).average().orElse(0);
        report.line("%n## Throughput, %s of %.0f B: 5 rules, 4 masks, metrics on, exactly once, commit every %d ms%n",
                name,
                recordBytes, SystemUnderTestMain.COMMIT_INTERVAL.toMillis());
        report.line("| round | side | records/s | CPU us/record | broker's CPU us/record |%n|--:|---|--:|--:|--:|");
        Map<SystemUnderTest, List<MaxThroughputMeter.Measurement>> turns = new EnumMap<>(SystemUnderTest.class);
        try (BenchmarkCluster cluster = BenchmarkCluster.start()) {
            cluster.create(product.contract(), PARTITIONS, Map.of("retention.ms", "-1"));
            cluster.load(BenchmarkRecordSource.of(product), records);
            MaxThroughputMeter ceiling = new MaxThroughputMeter(cluster, records);
            // A warm-up run for the broker: its first records cost twice as much.
            ceiling.measure(SystemUnderTest.IDENTITY, name, GateTuning.Guarantee.EXACTLY_ONCE);
            for (int round = 1; round <= rounds; round++) {
                List<SystemUnderTest> order = List.of(SystemUnderTest.values());
                for (SystemUnderTest system : round % 2 == 1 ? order : order.reversed()) {
                    MaxThroughputMeter.Measurement turn =
                            ceiling.measure(system, name, GateTuning.Guarantee.EXACTLY_ONCE);
                    turns.computeIfAbsent(system, key -> new ArrayList<>()).add(turn);
                    report.line("| %d | %s | %,.0f | %.2f | %.2f |", round, system.title(), turn.perSecond(),
                            turn.cpuMicros(),
                            turn.brokerCpuMicros());
                }
            }
        }
        compare(turns);
        return RoundMedian.of(perSecond(turns, SystemUnderTest.HEDDLE));
    }

    private void compare(Map<SystemUnderTest, List<MaxThroughputMeter.Measurement>> turns) {
        report.line("");
        for (SystemUnderTest ours : List.of(SystemUnderTest.HEDDLE, SystemUnderTest.HEDDLE_ALONE)) {
            for (SystemUnderTest peer : List.of(SystemUnderTest.IDENTITY, SystemUnderTest.IDENTITY_DEFAULTS,
                    SystemUnderTest.CONFLUENT)) {
                compare(turns, ours, peer);
            }
        }
    }

    private void compare(Map<SystemUnderTest, List<MaxThroughputMeter.Measurement>> turns, SystemUnderTest ours,
            SystemUnderTest peer) {
        double goal = peer == SystemUnderTest.CONFLUENT ? 2.5 : 0.85;
        List<Double> ourRates = perSecond(turns, ours);
        List<Double> peerRates = perSecond(turns, peer);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(ourRates.get(i) / peerRates.get(i));
        }
        double ratio = RoundMedian.of(ratios);
        report.line("- %s / %s: %.2f (%.2f to %.2f)%s", ours.title(), peer.title(), ratio,
                ratios.stream().min(Double::compare).orElseThrow(), ratios.stream().max(Double::compare).orElseThrow(),
                ours == SystemUnderTest.HEDDLE ? "; " + MarkdownReport.goal("goal " + goal, ratio >= goal) : "");
    }

    private static List<Double> perSecond(Map<SystemUnderTest, List<MaxThroughputMeter.Measurement>> turns,
            SystemUnderTest system) {
        return turns.getOrDefault(system, List.of()).stream().map(MaxThroughputMeter.Measurement::perSecond).toList();
    }
}
