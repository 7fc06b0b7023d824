// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.BenchmarkMaskingKeys;
import io.heddle.contract.Contract;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;

import java.io.IOException;
import java.util.List;

/** Compilation of a contract; there is no peer. */
final class CompilationWorkload {
    private CompilationWorkload() {}

    static BenchmarkWorkload of(String name, BenchmarkDataset data, GovernedFields fields) throws IOException {
        Contract contract = fields.contract(data.schema());
        RecordEngine engine = new CompiledRecordEngine(BenchmarkMaskingKeys.create().provider());
        return new BenchmarkWorkload(
                name,
                "compiling a contract of " + data.schema().getFields().size() + " fields, 5 rules and 4 masks",
                data,
                0,
                List.of(new WorkloadVariant(
                        "compile",
                        true,
                        () -> index -> engine.compile(data.schema(), contract, contract.ports()),
                        result -> result)),
                PerformanceGoal.belowMillis(10));
    }
}
