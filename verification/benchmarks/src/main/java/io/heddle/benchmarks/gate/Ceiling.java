// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;
import io.heddle.governance.gate.GateTuning;

import java.io.IOException;
import java.util.List;

/** How many records a side gets through a full ingest topic in a second. */
final class Ceiling {
    static final List<String> JVM =
            List.of("-Xms1g", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final int WARM_UP_SECONDS = 40;
    private static final int MEASURED_SECONDS = 12;

    private final Cluster cluster;
    private final int records;

    Ceiling(Cluster cluster, int records) {
        this.cluster = cluster;
        this.records = records;
    }

    /**
     * What one turn showed.
     *
     * @param perSecond records committed a second, after the warm-up
     * @param cpuMicros CPU time of the side's process for a record
     * @param brokerCpuMicros the same of the broker
     */
    record Turn(double perSecond, double cpuMicros, double brokerCpuMicros) {}

    /** Three quarters, or 40 s, are warm-up; then it is measured to the end, for at most 12 s. */
    Turn take(Side side, String product, GateTuning.Guarantee guarantee) throws IOException, InterruptedException {
        cluster.reset();
        try (ChildProcess process = ChildProcess.start(
                SideMain.class, JVM, List.of(side.name(), product, cluster.bootstrap(), guarantee.name(), "bench"))) {
            long begun = 0;
            long deadline = System.nanoTime() + 120_000_000_000L;
            long done = 0;
            while (begun == 0 || (done < records - records / 4 && since(begun) < WARM_UP_SECONDS)) {
                Thread.sleep(50);
                done = cluster.committed(SideMain.GROUP);
                begun = begun == 0 && done > 0 ? System.nanoTime() : begun;
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(side + " processed " + done + " records in two minutes");
                }
            }
            long start = System.nanoTime();
            long first = done;
            double cpu = process.cpuSeconds();
            double brokerCpu = cluster.cpuSeconds();
            long last = first;
            long at = start;
            while (last < records && since(start) < MEASURED_SECONDS) {
                Thread.sleep(100);
                last = cluster.committed(SideMain.GROUP);
                at = System.nanoTime();
            }
            double count = last - first;
            return new Turn(
                    count * 1e9 / (at - start),
                    (process.cpuSeconds() - cpu) * 1e6 / count,
                    (cluster.cpuSeconds() - brokerCpu) * 1e6 / count);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
