// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.side.Engine;
import io.heddle.benchmarks.side.Way;
import io.heddle.contract.Contract;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;

import java.util.Arrays;
import java.util.List;

/** Nothing to change: every byte is still checked, against a plain copy, which checks nothing. */
final class Identity {
    private Identity() {}

    static Workload of(String name, Dataset data) {
        Contract contract = new ContractBuilder(data.schema()).build();
        List<byte[]> records = data.encoded(0);
        RecordEngine engine = CompiledRecordEngine.checkOnly();
        return new Workload(
                name,
                "identity (nothing to change), against Arrays.copyOf",
                data,
                0,
                List.of(
                        Side.accept(() -> new Engine(engine, contract, contract.ports(), records, 0).accept(), Readings::bytes),
                        Side.run(() -> new Engine(engine, contract, contract.ports(), records, 0).run(), Readings::bytes),
                        Side.peer("array-copy", () -> copying(records), Readings::bytes)),
                Goal.within(8));
    }

    private static Way copying(List<byte[]> records) {
        byte[][] all = records.toArray(byte[][]::new);
        return index -> Arrays.copyOf(all[index], all[index].length);
    }
}
