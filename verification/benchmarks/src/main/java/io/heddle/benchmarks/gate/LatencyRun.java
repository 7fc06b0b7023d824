// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.GateTuning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long after its append to the ingest topic a record is visible to read-committed consumers, at a fixed rate. */
final class LatencyRun {
    private static final int PARTITIONS = 6;
    private static final int ADDED_GOAL = 20;
    /** At the ceiling, on records that are there before the side starts: what is compiled then is not compiled while measured. */
    private static final int WARM_UP_SECONDS = 20;
    private static final int SHORTEST_WARM_UP = 1_500_000;

    private final Report report;
    private final int rounds;

    LatencyRun(Report report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    void run(String name, int perSecond) throws Exception {
        GovernedProduct product = GovernedProduct.named(name);
        report.line("%n## Latency, %s at %,d records/s (half the ceiling), open loop: ingest append to read-committed visibility%n",
                name, perSecond);
        report.line("| round | side | visible/s | p50 ms | p99 ms | p99.9 ms |%n|--:|---|--:|--:|--:|--:|");
        List<Double> p99 = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Side side : round % 2 == 1 ? List.of(Side.HEDDLE, Side.IDENTITY) : List.of(Side.IDENTITY, Side.HEDDLE)) {
                OpenLoop.Seen seen = turn(side, name, product, perSecond);
                report.line("| %d | %s | %,.0f | %d | %d | %d |", round, side.title(), seen.perSecond(),
                        seen.delays().percentile(50), seen.delays().percentile(99), seen.delays().percentile(99.9));
                if (side == Side.HEDDLE) {
                    p99.add((double) seen.delays().percentile(99));
                }
            }
        }
        long goal = SideMain.COMMIT_INTERVAL.toMillis() + ADDED_GOAL;
        report.line("%n- p99, median of the rounds: %.0f ms; %s", Median.of(p99),
                Report.goal("goal: the commit interval and 20 ms, " + goal + " ms", Median.of(p99) <= goal));
    }

    static OpenLoop.Seen turn(Side side, String name, GovernedProduct product, int perSecond) throws Exception {
        try (Cluster cluster = Cluster.start()) {
            cluster.create(product.contract(), PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
            int before = Math.max(SHORTEST_WARM_UP, perSecond * 2 * WARM_UP_SECONDS);
            cluster.load(Source.of(product), before);
            try (ChildProcess _ = ChildProcess.start(SideMain.class, Ceiling.JVM, List.of(
                    side.name(), name, cluster.bootstrap(), GateTuning.Guarantee.EXACTLY_ONCE.name(), "bench"))) {
                String output = product.contract().topics().output(product.contract().ports().getFirst().name()).value();
                cluster.awaitCommitted(SideMain.GROUP, before, Duration.ofMinutes(3));
                return new OpenLoop(cluster, Source.of(product), output, PARTITIONS).run(perSecond, 15, 20);
            }
        }
    }
}
