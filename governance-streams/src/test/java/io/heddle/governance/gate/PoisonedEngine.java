// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.engine.Compilation;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import org.apache.avro.Schema;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An engine with a defect that certain records find, each time. */
final class PoisonedEngine implements RecordEngine {
    static final String POISON = "poison";
    private final RecordEngine engine;

    PoisonedEngine(RecordEngine engine) {
        this.engine = engine;
    }

    @Override
    public Compilation compile(Schema writer, Contract contract, List<OutputPort> ports) {
        return switch (engine.compile(writer, contract, ports)) {
            case Compilation.Incompatible incompatible -> incompatible;
            case Compilation.Compiled compiled -> new Compilation.Compiled((bytes, offset, length, now) -> {
                if (new String(bytes, offset, length, StandardCharsets.ISO_8859_1).contains(POISON)) {
                    throw new StackOverflowError();
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
