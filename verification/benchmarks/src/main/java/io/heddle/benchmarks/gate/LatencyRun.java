// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.GateTuning;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long after its append to the ingest topic a record is visible to read-committed consumers, at fixed rates. First it
 * is looked for the ceiling of the open loop: there sender and reader need their share of the machine too.
 */
final class LatencyRun {
    private static final int PARTITIONS = 6;
    private static final int ADDED_GOAL = 20;
    /** At full speed, on records that are there before the side starts: what is compiled then is not compiled while measured. */
    private static final int WARM_UP_SECONDS = 30;
    /** A side that falls behind at a rate is over its ceiling there. */
    private static final double KEPT_UP = 0.95;
    private static final int KEPT_UP_MS = 500;

    private final Report report;
    private final int rounds;

    LatencyRun(Report report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    /** @param full records a second that the gate gets through if nobody sends and reads meanwhile */
    void run(String name, int full) throws Exception {
        GovernedProduct product = GovernedProduct.named(name);
        report.line("%n## Latency, %s, open loop: ingest append to read-committed visibility%n", name);
        int ceiling = ceiling(name, product, full);
        report.line("%n| round | rate | side | visible/s | p50 ms | p99 ms | p99.9 ms |%n|--:|--:|---|--:|--:|--:|--:|");
        List<Integer> rates = List.of(ceiling / 2, full / 2);
        Map<Integer, List<Double>> p99 = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Side side : round % 2 == 1 ? List.of(Side.HEDDLE, Side.IDENTITY) : List.of(Side.IDENTITY, Side.HEDDLE)) {
                try (Turn turn = new Turn(side, name, product, full)) {
                    for (int rate : rates) {
                        OpenLoop.Seen seen = turn.at(rate, 10, 20);
                        report.line("| %d | %,d | %s | %,.0f | %d | %d | %d |", round, rate, side.title(), seen.perSecond(),
                                seen.delays().percentile(50), seen.delays().percentile(99), seen.delays().percentile(99.9));
                        if (side == Side.HEDDLE) {
                            p99.computeIfAbsent(rate, any -> new ArrayList<>()).add((double) seen.delays().percentile(99));
                        }
                    }
                }
            }
        }
        long goal = SideMain.COMMIT_INTERVAL.toMillis() + ADDED_GOAL;
        report.line("");
        p99.forEach((rate, all) -> report.line("- %,d/s: p99, median of the rounds: %.0f ms; %s", rate, Median.of(all),
                Report.goal("goal: the commit interval and 20 ms, " + goal + " ms", Median.of(all) <= goal)));
    }

    /** The highest of rates a tenth of the full speed apart that the gate keeps up with, while sender and reader work beside it. */
    private int ceiling(String name, GovernedProduct product, int full) throws Exception {
        int step = full / 10;
        int kept = 0;
        try (Turn turn = new Turn(Side.HEDDLE, name, product, full)) {
            // Sender and reader have to get warm too.
            var _ = turn.at(2 * step, 8, 1);
            for (int rate = 2 * step; rate <= full; rate += step) {
                OpenLoop.Seen seen = turn.at(rate, 3, 5);
                boolean keepsUp = seen.perSecond() >= KEPT_UP * rate && seen.delays().percentile(50) < KEPT_UP_MS;
                report.line("- the gate %s %,d/s: %,.0f/s visible, p50 %d ms", keepsUp ? "keeps up with" : "falls behind at", rate,
                        seen.perSecond(), seen.delays().percentile(50));
                if (!keepsUp) {
                    break;
                }
                kept = rate;
            }
        }
        if (kept == 0) {
            throw new IllegalStateException("the gate keeps up with no rate of " + name + " that was tried, the least of them " + 2 * step + "/s");
        }
        report.line("%nCeiling in open loop: %,d/s; without sender and reader: %,d/s", kept, full);
        return kept;
    }

    /** A side that is warm, on a broker of its own. */
    static final class Turn implements AutoCloseable {
        private final Cluster cluster;
        private final ChildProcess side;
        private final OpenLoop loop;

        Turn(Side side, String name, GovernedProduct product, int full) throws Exception {
            this.cluster = Cluster.start();
            cluster.create(product.contract(), PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
            int before = full * WARM_UP_SECONDS;
            cluster.load(Source.of(product), before);
            this.side = ChildProcess.start(SideMain.class, Ceiling.JVM, List.of(
                    side.name(), name, cluster.bootstrap(), GateTuning.Guarantee.EXACTLY_ONCE.name(), "bench"));
            cluster.awaitCommitted(SideMain.GROUP, before, Duration.ofMinutes(3));
            String output = product.contract().topics().output(product.contract().ports().getFirst().name()).value();
            this.loop = new OpenLoop(cluster, Source.of(product), output, PARTITIONS);
        }

        OpenLoop.Seen at(int perSecond, int warmUp, int seconds) throws InterruptedException {
            return loop.run(perSecond, warmUp, seconds);
        }

        @Override
        public void close() throws IOException {
            side.close();
            cluster.close();
        }
    }
}
