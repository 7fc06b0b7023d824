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

/** One side of one workload, a record per operation. Its JVM sees no other side, but to compare the outputs before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {
    /** One of {@link WorkloadCatalog#names}. */
    @Param("mask-2/order")
    public String workload = "";

    /** One of the workload's sides. */
    @Param("accept")
    public String side = "";

    private RecordOperation operation = index -> index;
    private int next;

    /** Compares the sides' outputs, and makes the way that is measured. */
    @Setup
    public void prepare() throws Exception {
        BenchmarkWorkload selected = WorkloadCatalog.named(workload);
        selected.compare();
        operation = selected.variant(side).operation().get();
    }

    /** One record through the way, the next one in the next operation. */
    @Benchmark
    public Object record() throws Exception {
        next = (next + 1) & (BenchmarkDataset.SIZE - 1);
        return operation.apply(next);
    }
}
