// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.EngineOperations;
import io.heddle.benchmarks.variant.RecordOperation;
import io.heddle.contract.Contract;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;

import java.util.Arrays;
import java.util.List;

/** No rules and no masks. The engine still validates every byte; the peer is a plain copy without validation. */
final class IdentityWorkload {
    private IdentityWorkload() {}

    static BenchmarkWorkload of(String name, BenchmarkDataset data) {
        Contract contract = new BenchmarkContractBuilder(data.schema()).build();
        List<byte[]> records = data.encoded(0);
        RecordEngine engine = CompiledRecordEngine.checkOnly();
        return new BenchmarkWorkload(
                name,
                "identity (nothing to change), against Arrays.copyOf",
                data,
                0,
                List.of(
                        WorkloadVariant.accept(
                                () -> new EngineOperations(engine, contract, contract.ports(), records, 0).accept(),
                                ResultReaders::bytes),
                        WorkloadVariant.run(
                                () -> new EngineOperations(engine, contract, contract.ports(), records, 0).run(),
                                ResultReaders::bytes),
                        WorkloadVariant.peer("array-copy", () -> copying(records), ResultReaders::bytes)),
                PerformanceGoal.within(8));
    }

    private static RecordOperation copying(List<byte[]> records) {
        byte[][] inputs = records.toArray(byte[][]::new);
        return index -> Arrays.copyOf(inputs[index], inputs[index].length);
    }
}
