// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.config.GateTuning.Guarantee;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the cost of exactly-once over at-least-once, by the number of output partitions that a commit touches. */
final class GuaranteeRun {
    private static final String PRODUCT = "order";
    private static final List<Integer> PARTITIONS = List.of(1, 100, 1_000);

    private final MarkdownReport report;
    private final int rounds;
    private final int records;

    GuaranteeRun(MarkdownReport report, int rounds, int records) {
        this.report = report;
        this.rounds = rounds;
        this.records = records;
    }

    void run() throws Exception {
        report.line("%n## Cost of exactly-once, by output partitions: order, commit every %d ms under both%n",
                SystemUnderTestMain.COMMIT_INTERVAL.toMillis());
        report.line(
                "| partitions | exactly once, records/s | at least once, records/s | exactly / at least | CPU us/record"
                        + " | broker's CPU us/record |"
                        + "%n|--:|--:|--:|--:|---|---|");
        for (int partitions : PARTITIONS) {
            measure(partitions);
        }
    }

    private void measure(int partitions) throws Exception {
        GovernedProduct product = GovernedProduct.named(PRODUCT);
        Map<Guarantee, List<MaxThroughputMeter.Measurement>> turns = new EnumMap<>(Guarantee.class);
        try (BenchmarkCluster cluster = BenchmarkCluster.start()) {
            cluster.create(product.contract(), partitions, Map.of("retention.ms", "-1"));
            cluster.load(BenchmarkRecordSource.of(product), records);
            MaxThroughputMeter ceiling = new MaxThroughputMeter(cluster, records);
            for (int round = 1; round <= rounds; round++) {
                List<Guarantee> order = List.of(Guarantee.values());
                for (Guarantee guarantee : round % 2 == 1 ? order : order.reversed()) {
                    turns.computeIfAbsent(guarantee, key -> new ArrayList<>())
                            .add(ceiling.measure(SystemUnderTest.HEDDLE, PRODUCT, guarantee));
                }
            }
        }
        List<MaxThroughputMeter.Measurement> exactly = turns.getOrDefault(Guarantee.EXACTLY_ONCE, List.of());
        List<MaxThroughputMeter.Measurement> atLeast = turns.getOrDefault(Guarantee.AT_LEAST_ONCE, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(exactly.get(i).perSecond() / atLeast.get(i).perSecond());
        }
        report.line("| %,d | %,.0f | %,.0f | %.2f | %.2f / %.2f | %.2f / %.2f |", partitions,
                RoundMedian.of(exactly.stream().map(MaxThroughputMeter.Measurement::perSecond).toList()),
                RoundMedian.of(atLeast.stream().map(MaxThroughputMeter.Measurement::perSecond).toList()),
                RoundMedian.of(ratios),
                RoundMedian.of(exactly.stream().map(MaxThroughputMeter.Measurement::cpuMicros).toList()),
                RoundMedian.of(atLeast.stream().map(MaxThroughputMeter.Measurement::cpuMicros).toList()),
                RoundMedian.of(exactly.stream().map(MaxThroughputMeter.Measurement::brokerCpuMicros).toList()),
                RoundMedian.of(atLeast.stream().map(MaxThroughputMeter.Measurement::brokerCpuMicros).toList()));
    }
}
