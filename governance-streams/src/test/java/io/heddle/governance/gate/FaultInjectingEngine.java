// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.RuleFault;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import org.apache.avro.Schema;

import java.util.List;

/** Wraps an engine and injects failures before values are processed. */
abstract class FaultInjectingEngine implements RecordEngine {
    private final RecordEngine engine;

    FaultInjectingEngine(RecordEngine engine) {
        this.engine = engine;
    }

    /** Called before each value; throws to inject a failure. */
    abstract void beforeRecord(byte[] bytes, int offset, int length);

    @Override
    public final CompilationResult compile(Schema writer, Contract contract, List<OutputPort> ports) {
        return switch (engine.compile(writer, contract, ports)) {
            case CompilationResult.Incompatible incompatible -> incompatible;
            case CompilationResult.Compiled compiled -> new CompilationResult.Compiled((bytes, offset, length, now) -> {
                beforeRecord(bytes, offset, length);
                return compiled.program().run(bytes, offset, length, now);
            });
        };
    }

    @Override
    public final CompilationResult compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
        return engine.compileKey(writer, contract, ports);
    }

    @Override
    public final RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
        return engine.compileTextKey(contract, ports);
    }

    @Override
    public final List<RuleFault> check(Contract contract) {
        return engine.check(contract);
    }
}
