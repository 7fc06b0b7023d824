// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.GateTuning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many records a second each side gets through, side by side: the sides take turns, ratios are made within a round. */
final class ThroughputRun {
    private static final int PARTITIONS = 6;

    private final Report report;
    private final int rounds;

    ThroughputRun(Report report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    /** @return the gate's records a second, the median of the rounds */
    double run(String name, int records) throws Exception {
        GovernedProduct product = GovernedProduct.named(name);
        double recordBytes = product.data().encoded(5).stream().mapToInt(bytes -> bytes.length).average().orElse(0);
        report.line("%n## Throughput, %s of %.0f B: 5 rules, 4 masks, metrics on, exactly once, commit every %d ms%n", name,
                recordBytes, SideMain.COMMIT_INTERVAL.toMillis());
        report.line("| round | side | records/s | CPU us/record | broker's CPU us/record |%n|--:|---|--:|--:|--:|");
        Map<Side, List<Ceiling.Turn>> turns = new EnumMap<>(Side.class);
        try (Cluster cluster = Cluster.start()) {
            cluster.create(product.contract(), PARTITIONS, Map.of("retention.ms", "-1"));
            cluster.load(Source.of(product), records);
            Ceiling ceiling = new Ceiling(cluster, records);
            // A turn for the broker, whose first records cost it twice as much.
            ceiling.take(Side.IDENTITY, name, GateTuning.Guarantee.EXACTLY_ONCE);
            for (int round = 1; round <= rounds; round++) {
                List<Side> order = List.of(Side.values());
                for (Side side : round % 2 == 1 ? order : order.reversed()) {
                    Ceiling.Turn turn = ceiling.take(side, name, GateTuning.Guarantee.EXACTLY_ONCE);
                    turns.computeIfAbsent(side, any -> new ArrayList<>()).add(turn);
                    report.line("| %d | %s | %,.0f | %.2f | %.2f |", round, side.title(), turn.perSecond(), turn.cpuMicros(),
                            turn.brokerCpuMicros());
                }
            }
        }
        compare(turns);
        return Median.of(perSecond(turns, Side.HEDDLE));
    }

    private void compare(Map<Side, List<Ceiling.Turn>> turns) {
        report.line("");
        for (Side ours : List.of(Side.HEDDLE, Side.HEDDLE_ALONE)) {
            for (Side peer : List.of(Side.IDENTITY, Side.IDENTITY_DEFAULTS, Side.CONFLUENT)) {
                compare(turns, ours, peer);
            }
        }
    }

    private void compare(Map<Side, List<Ceiling.Turn>> turns, Side ours, Side peer) {
        double goal = peer == Side.CONFLUENT ? 2.5 : 0.85;
        List<Double> of = perSecond(turns, ours);
        List<Double> by = perSecond(turns, peer);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(of.get(i) / by.get(i));
        }
        double ratio = Median.of(ratios);
        report.line("- %s / %s: %.2f (%.2f to %.2f)%s", ours.title(), peer.title(), ratio,
                ratios.stream().min(Double::compare).orElseThrow(), ratios.stream().max(Double::compare).orElseThrow(),
                ours == Side.HEDDLE ? "; " + Report.goal("goal " + goal, ratio >= goal) : "");
    }

    private static List<Double> perSecond(Map<Side, List<Ceiling.Turn>> turns, Side side) {
        return turns.getOrDefault(side, List.of()).stream().map(Ceiling.Turn::perSecond).toList();
    }
}
