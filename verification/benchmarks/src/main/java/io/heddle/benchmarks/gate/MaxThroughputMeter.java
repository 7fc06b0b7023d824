// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.governance.gate.config.GateTuning;

import java.io.IOException;
import java.util.List;

/** Measures the throughput of a system that processes a full ingest topic. */
final class MaxThroughputMeter {
    static final List<String> JVM =
            List.of("-Xms1g", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final int WARM_UP_SECONDS = 40;
    private static final int MEASURED_SECONDS = 12;

    private final BenchmarkCluster cluster;
    private final int records;

    MaxThroughputMeter(BenchmarkCluster cluster, int records) {
        this.cluster = cluster;
        this.records = records;
    }

    /**
     * The result of one measurement.
     *
     * @param perSecond records committed per second, after the warm-up
     * @param cpuMicros CPU time per record of the system's process
     * @param brokerCpuMicros CPU time per record of the broker
     */
    record Measurement(double perSecond, double cpuMicros, double brokerCpuMicros) {}

    /** The first three quarters, or 40 s, are warm-up; the rest is measured, for at most 12 s. */
    Measurement measure(SystemUnderTest system, String product, GateTuning.Guarantee guarantee)
            throws IOException, InterruptedException {
        cluster.reset();
        try (ChildJvmProcess process = ChildJvmProcess.start(
                SystemUnderTestMain.class, JVM,
                List.of(system.name(), product, cluster.bootstrap(), guarantee.name(), "bench"))) {
            long firstCommitNanos = 0;
            long deadline = System.nanoTime() + 120_000_000_000L;
            long committed = 0;
            while (firstCommitNanos == 0
                    || (committed < records - records / 4 && secondsSince(firstCommitNanos) < WARM_UP_SECONDS)) {
                Thread.sleep(50);
                committed = cluster.committed(SystemUnderTestMain.GROUP);
                firstCommitNanos = firstCommitNanos == 0 && committed > 0 ? System.nanoTime() : firstCommitNanos;
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(system + " processed " + committed + " records in two minutes");
                }
            }
            long start = System.nanoTime();
            long firstCommitted = committed;
            double cpu = process.cpuSeconds();
            double brokerCpu = cluster.cpuSeconds();
            long lastCommitted = firstCommitted;
            long endNanos = start;
            while (lastCommitted < records && secondsSince(start) < MEASURED_SECONDS) {
                Thread.sleep(100);
                lastCommitted = cluster.committed(SystemUnderTestMain.GROUP);
                endNanos = System.nanoTime();
            }
            double count = lastCommitted - firstCommitted;
            return new Measurement(
                    count * 1e9 / (endNanos - start),
                    (process.cpuSeconds() - cpu) * 1e6 / count,
                    (cluster.cpuSeconds() - brokerCpu) * 1e6 / count);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
