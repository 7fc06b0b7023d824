// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.config.GateTuning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how much one domain is affected by load on another domain in the same gate: a constant open-loop stream
 * through one domain, while the other is idle, processes valid records at full rate, or processes poison records at
 * full rate. That load is a backlog written before the gate starts, so that producing it does not disturb the
 * measurement.
 */
final class IsolationRun {
    private static final int PARTITIONS = 6;
    private static final String PRODUCT = "order";
    private static final String FLOODED = "flood";
    /** Records of the steady product that the gate processes first as warm-up. */
    private static final int WARM_UP = 2_000_000;

    private final MarkdownReport report;
    private final int rounds;
    private final int backlog;

    IsolationRun(MarkdownReport report, int rounds, int backlog) {
        this.report = report;
        this.rounds = rounds;
        this.backlog = backlog;
    }

    /** The backlog in the other domain's ingest topic. */
    private enum Flood {
        NONE,
        GOOD,
        POISON
    }

    void run(int perSecond) throws Exception {
        report.line(
                "%n## Isolation, order at %,d records/s in one domain while another domain of the same gate is"
                        + " flooded%n",
                perSecond);
        report.line("| round | the other domain's backlog | visible/s | p50 ms | p99 ms |%n|--:|---|--:|--:|--:|");
        Map<Flood, List<OpenLoopRun.Measurement>> seen = new EnumMap<>(Flood.class);
        for (int round = 1; round <= rounds; round++) {
            List<Flood> order = List.of(Flood.values());
            for (Flood flood : round % 2 == 1 ? order : order.reversed()) {
                OpenLoopRun.Measurement turn = turn(flood, perSecond);
                seen.computeIfAbsent(flood, key -> new ArrayList<>()).add(turn);
                report.line("| %d | %s | %,.0f | %d | %d |", round, flood.name().toLowerCase(java.util.Locale.ROOT),
                        turn.perSecond(),
                        turn.delays().percentile(50), turn.delays().percentile(99));
            }
        }
        double throughput = median(seen, Flood.POISON, true) / median(seen, Flood.NONE, true);
        double p99 = median(seen, Flood.POISON, false) / median(seen, Flood.NONE, false);
        report.line("%n- poison: throughput %.3f of the undisturbed; %s", throughput,
                MarkdownReport.goal("goal 0.95", throughput >= 0.95));
        report.line("- poison: p99 %.2f times the undisturbed; %s", p99, MarkdownReport.goal("goal 2", p99 <= 2));
    }

    private static double median(Map<Flood, List<OpenLoopRun.Measurement>> seen, Flood flood, boolean throughput) {
        return RoundMedian.of(seen.getOrDefault(flood, List.of()).stream()
                .map(turn -> throughput ? turn.perSecond() : turn.delays().percentile(99))
                .toList());
    }

    private OpenLoopRun.Measurement turn(Flood flood, int perSecond) throws Exception {
        GovernedProduct steady = GovernedProduct.named(PRODUCT);
        GovernedProduct flooded = GovernedProduct.named(PRODUCT, FLOODED);
        try (BenchmarkCluster cluster = BenchmarkCluster.start()) {
            cluster.create(steady.contract(), PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
            cluster.create(flooded.contract(), PARTITIONS, Map.of("retention.ms", "-1"));
            cluster.load(BenchmarkRecordSource.of(steady), WARM_UP);
            if (flood != Flood.NONE) {
                cluster.load(
                        flood == Flood.GOOD ? BenchmarkRecordSource.of(flooded) : BenchmarkRecordSource.poison(flooded),
                        backlog);
            }
            try (ChildJvmProcess _ = ChildJvmProcess.start(SystemUnderTestMain.class, MaxThroughputMeter.JVM, List.of(
                    SystemUnderTest.HEDDLE.name(), PRODUCT, cluster.bootstrap(),
                    GateTuning.Guarantee.EXACTLY_ONCE.name(), "bench," + FLOODED))) {
                String output = steady.contract().topics().output(steady.contract().ports().getFirst().name()).value();
                cluster.awaitCommitted(SystemUnderTestMain.GROUP, WARM_UP, Duration.ofMinutes(3));
                OpenLoopRun.Measurement seen =
                        new OpenLoopRun(cluster, BenchmarkRecordSource.of(steady), output, PARTITIONS).run(perSecond, 8,
                                15);
                long rest = backlog - cluster.committed("mesh.gate." + FLOODED);
                if (flood != Flood.NONE && rest <= 0) {
                    report.line("| | (the flood ended before the measurement did) | | | |");
                }
                return seen;
            }
        }
    }
}
