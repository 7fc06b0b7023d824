// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.GateTuning.Guarantee;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What exactly-once costs the gate over at-least-once, by the number of output partitions that a commit touches. */
final class GuaranteeRun {
    private static final String PRODUCT = "order";
    private static final List<Integer> PARTITIONS = List.of(1, 100, 1_000);

    private final Report report;
    private final int rounds;
    private final int records;

    GuaranteeRun(Report report, int rounds, int records) {
        this.report = report;
        this.rounds = rounds;
        this.records = records;
    }

    void run() throws Exception {
        report.line("%n## Cost of exactly-once, by output partitions: order, commit every %d ms under both%n",
                SideMain.COMMIT_INTERVAL.toMillis());
        report.line("| partitions | exactly once, records/s | at least once, records/s | exactly / at least | CPU us/record | broker's CPU us/record |"
                + "%n|--:|--:|--:|--:|---|---|");
        for (int partitions : PARTITIONS) {
            measure(partitions);
        }
    }

    private void measure(int partitions) throws Exception {
        GovernedProduct product = GovernedProduct.named(PRODUCT);
        Map<Guarantee, List<Ceiling.Turn>> turns = new EnumMap<>(Guarantee.class);
        try (Cluster cluster = Cluster.start()) {
            cluster.create(product.contract(), partitions, Map.of("retention.ms", "-1"));
            cluster.load(Source.of(product), records);
            Ceiling ceiling = new Ceiling(cluster, records);
            for (int round = 1; round <= rounds; round++) {
                List<Guarantee> order = List.of(Guarantee.values());
                for (Guarantee guarantee : round % 2 == 1 ? order : order.reversed()) {
                    turns.computeIfAbsent(guarantee, any -> new ArrayList<>())
                            .add(ceiling.take(Side.HEDDLE, PRODUCT, guarantee));
                }
            }
        }
        List<Ceiling.Turn> exactly = turns.getOrDefault(Guarantee.EXACTLY_ONCE, List.of());
        List<Ceiling.Turn> atLeast = turns.getOrDefault(Guarantee.AT_LEAST_ONCE, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(exactly.get(i).perSecond() / atLeast.get(i).perSecond());
        }
        report.line("| %,d | %,.0f | %,.0f | %.2f | %.2f / %.2f | %.2f / %.2f |", partitions,
                Median.of(exactly.stream().map(Ceiling.Turn::perSecond).toList()),
                Median.of(atLeast.stream().map(Ceiling.Turn::perSecond).toList()), Median.of(ratios),
                Median.of(exactly.stream().map(Ceiling.Turn::cpuMicros).toList()),
                Median.of(atLeast.stream().map(Ceiling.Turn::cpuMicros).toList()),
                Median.of(exactly.stream().map(Ceiling.Turn::brokerCpuMicros).toList()),
                Median.of(atLeast.stream().map(Ceiling.Turn::brokerCpuMicros).toList()));
    }
}
