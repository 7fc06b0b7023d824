// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.report.JmhMeasurement;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.Collection;

/** Measures one variant of a workload after warm-up in its own JVM. */
final class JmhForkRunner {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final boolean quick;

    JmhForkRunner(boolean quick) {
        this.quick = quick;
    }

    /**
     * @throws IllegalStateException if the run fails, for example because the outputs of the variants differ; JMH has
     *         printed the reason
     */
    JmhMeasurement measure(String workload, String variant) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .include(RecordBenchmark.class.getName() + ".record")
                .param("workload", workload)
                .param("side", variant)
                .forks(1)
                .warmupIterations(quick ? 3 : 6)
                .warmupTime(TimeValue.milliseconds(quick ? 400 : 500))
                .measurementIterations(quick ? 2 : 4)
                .measurementTime(TimeValue.milliseconds(300))
                .jvmArgs(
                        "-Xms1g",
                        "-Xmx1g",
                        "--sun-misc-unsafe-memory-access=allow")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
                .run();
        RunResult result = results.iterator().next();
        Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
        if (allocation == null) {
            throw new IllegalStateException("JMH did not report what " + workload + " " + variant + " allocates");
        }
        return new JmhMeasurement(result.getPrimaryResult().getScore(), allocation.getScore());
    }
}
