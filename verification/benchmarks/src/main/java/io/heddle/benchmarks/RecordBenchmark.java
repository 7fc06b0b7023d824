// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.RecordOperation;
import io.heddle.benchmarks.workload.BenchmarkWorkload;
import io.heddle.benchmarks.workload.WorkloadCatalog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/**
 * Measures one variant of a workload, one record per operation. Other variants run in this JVM only to compare the
 * outputs during setup.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {
    /** One of {@link WorkloadCatalog#names}. */
    @Param("mask-2/order")
    public String workload = "";

    /** One of the workload's variants. */
    @Param("accept")
    public String side = "";

    private RecordOperation operation = index -> index;
    private int next;

    /** Compares the outputs of the variants and creates the operation to measure. */
    @Setup
    public void prepare() throws Exception {
        BenchmarkWorkload selected = WorkloadCatalog.named(workload);
        selected.compare();
        operation = selected.variant(side).operation().get();
    }

    /** Processes one record; each invocation takes the next one. */
    @Benchmark
    public Object record() throws Exception {
        next = (next + 1) & (BenchmarkDataset.SIZE - 1);
        return operation.apply(next);
    }
}
