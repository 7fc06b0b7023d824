// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.side.MaskingKeys;
import io.heddle.contract.Contract;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;

import java.io.IOException;
import java.util.List;

/** Compiling a contract, which has no peer. */
final class Compiling {
    private Compiling() {}

    static Workload of(String name, Dataset data, GovernedFields fields) throws IOException {
        Contract contract = fields.contract(data.schema());
        RecordEngine engine = new CompiledRecordEngine(MaskingKeys.create().provider());
        return new Workload(
                name,
                "compiling a contract of " + data.schema().getFields().size() + " fields, 5 rules and 4 masks",
                data,
                0,
                List.of(new Side(
                        "compile",
                        true,
                        () -> index -> engine.compile(data.schema(), contract, contract.ports()),
                        result -> result)),
                Goal.underMillis(10));
    }
}
