// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.engine.Compilation;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import org.apache.avro.Schema;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine with a defect: it throws at certain calls, counted over all records. */
final class FailingEngine implements RecordEngine {
    private final RecordEngine engine;
    private final int[] at;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    FailingEngine(RecordEngine engine, int... at) {
        this.engine = engine;
        this.at = at.clone();
    }

    int failures() {
        return failures.get();
    }

    @Override
    public Compilation compile(Schema writer, Contract contract, List<OutputPort> ports) {
        return switch (engine.compile(writer, contract, ports)) {
            case Compilation.Incompatible incompatible -> incompatible;
            case Compilation.Compiled compiled -> new Compilation.Compiled((bytes, offset, length, now) -> {
                int call = calls.incrementAndGet();
                if (Arrays.stream(at).anyMatch(failing -> failing == call)) {
                    failures.incrementAndGet();
                    throw new IllegalStateException("a defect");
                }
                return compiled.program().run(bytes, offset, length, now);
            });
        };
    }

    @Override
    public Compilation compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
        return engine.compileKey(writer, contract, ports);
    }

    @Override
    public RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
        return engine.compileTextKey(contract, ports);
    }

    @Override
    public List<RuleFault> check(Contract contract) {
        return engine.check(contract);
    }
}
