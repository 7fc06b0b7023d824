// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.config.GateTuning;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the time from the append to the ingest topic until a record is visible to read-committed consumers, at fixed
 * rates. First determines the maximum open-loop rate, which is below the maximum throughput because sender and reader
 * share the machine.
 */
final class LatencyRun {
    private static final int PARTITIONS = 6;
    private static final int ADDED_GOAL = 20;
    /**
     * Processes a backlog at full speed, so that JIT compilation happens before the measurement.
     */
    private static final int WARM_UP_SECONDS = 30;
    /** A system that makes a smaller share of the sent records visible cannot sustain the rate. */
    private static final double MIN_VISIBLE_SHARE = 0.95;
    private static final int MAX_MEDIAN_MILLIS = 500;

    private final MarkdownReport report;
    private final int rounds;

    LatencyRun(MarkdownReport report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    /** @param full the gate's throughput in records per second without a concurrent sender and reader */
    void run(String name, int full) throws Exception {
        GovernedProduct product = GovernedProduct.named(name);
        report.line("%n## Latency, %s, open loop: ingest append to read-committed visibility%n", name);
        int ceiling = ceiling(name, product, full);
        report.line(
                "%n| round | rate | side | visible/s | p50 ms | p99 ms | p99.9 ms |%n|--:|--:|---|--:|--:|--:|--:|");
        List<Integer> rates = List.of(ceiling / 2, full / 2);
        Map<Integer, List<Double>> p99 = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (SystemUnderTest system : round % 2 == 1
                    ? List.of(SystemUnderTest.HEDDLE, SystemUnderTest.IDENTITY)
                    : List.of(SystemUnderTest.IDENTITY, SystemUnderTest.HEDDLE)) {
                try (WarmSystem turn = new WarmSystem(system, name, product, full)) {
                    for (int rate : rates) {
                        OpenLoopRun.Measurement measurement = turn.measure(rate, 10, 20);
                        report.line("| %d | %,d | %s | %,.0f | %d | %d | %d |", round, rate, system.title(),
                                measurement.perSecond(),
                                measurement.delays().percentile(50), measurement.delays().percentile(99),
                                measurement.delays().percentile(99.9));
                        if (system == SystemUnderTest.HEDDLE) {
                            p99.computeIfAbsent(rate, key -> new ArrayList<>())
                                    .add((double) measurement.delays().percentile(99));
                        }
                    }
                }
            }
        }
        long goal = SystemUnderTestMain.COMMIT_INTERVAL.toMillis() + ADDED_GOAL;
        report.line("");
        p99.forEach((rate, percentiles) -> report.line("- %,d/s: p99, median of the rounds: %.0f ms; %s", rate,
                RoundMedian.of(percentiles),
                MarkdownReport.goal("goal: the commit interval and 20 ms, " + goal + " ms",
                        RoundMedian.of(percentiles) <= goal)));
    }

    /**
     * The highest rate that the gate sustains with a concurrent sender and reader, in steps of a tenth of the full
     * throughput.
     */
    private int ceiling(String name, GovernedProduct product, int full) throws Exception {
        int step = full / 10;
        int sustainedRate = 0;
        try (WarmSystem turn = new WarmSystem(SystemUnderTest.HEDDLE, name, product, full)) {
            // Sender and reader need a warm-up too.
            var _ = turn.measure(2 * step, 8, 1);
            for (int rate = 2 * step; rate <= full; rate += step) {
                OpenLoopRun.Measurement measurement = turn.measure(rate, 3, 5);
                boolean keepsUp = measurement.perSecond() >= MIN_VISIBLE_SHARE * rate
                        && measurement.delays().percentile(50) < MAX_MEDIAN_MILLIS;
                report.line("- the gate %s %,d/s: %,.0f/s visible, p50 %d ms",
                        keepsUp ? "keeps up with" : "falls behind at", rate,
                        measurement.perSecond(), measurement.delays().percentile(50));
                if (!keepsUp) {
                    break;
                }
                sustainedRate = rate;
            }
        }
        if (sustainedRate == 0) {
            throw new IllegalStateException("the gate keeps up with no rate of " + name
                    + " that was tried, the least of them " + 2 * step + "/s");
        }
        report.line("%nCeiling in open loop: %,d/s; without sender and reader: %,d/s", sustainedRate, full);
        return sustainedRate;
    }

    /** A warmed-up system under test, on its own broker. */
    static final class WarmSystem implements AutoCloseable {
        private final BenchmarkCluster cluster;
        private final ChildJvmProcess system;
        private final OpenLoopRun loop;

        WarmSystem(SystemUnderTest system, String name, GovernedProduct product, int full) throws Exception {
            this.cluster = BenchmarkCluster.start();
            cluster.create(product.contract(), PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
            int warmUpRecords = full * WARM_UP_SECONDS;
            cluster.load(BenchmarkRecordSource.of(product), warmUpRecords);
            this.system = ChildJvmProcess.start(SystemUnderTestMain.class, MaxThroughputMeter.JVM, List.of(
                    system.name(), name, cluster.bootstrap(), GateTuning.Guarantee.EXACTLY_ONCE.name(), "bench"));
            cluster.awaitCommitted(SystemUnderTestMain.GROUP, warmUpRecords, Duration.ofMinutes(3));
            String output = product.contract().topics().output(product.contract().ports().getFirst().name()).value();
            this.loop = new OpenLoopRun(cluster, BenchmarkRecordSource.of(product), output, PARTITIONS);
        }

        OpenLoopRun.Measurement measure(int perSecond, int warmUp, int seconds) throws InterruptedException {
            return loop.run(perSecond, warmUp, seconds);
        }

        @Override
        public void close() throws IOException {
            system.close();
            cluster.close();
        }
    }
}
