// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.engine.internal.compiled.CompiledProgram;
import org.apache.avro.Schema;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** One program of each engine, which must agree on every record, on the slow path and on the fast path. */
public final class EnginePair {
    private static final RecordEngine REFERENCE = new AvroRecordEngine(new FixedKeyProvider());
    private static final RecordEngine COMPILED = new CompiledRecordEngine(new FixedKeyProvider());

    private final RecordProgram reference;
    private final RecordProgram compiled;
    private final int ports;

    private EnginePair(RecordProgram reference, RecordProgram compiled, int ports) {
        this.reference = reference;
        this.compiled = compiled;
        this.ports = ports;
    }

    /** Empty if no record of the writer can be resolved, on which the engines must agree as well. */
    public static Optional<EnginePair> of(Schema writer, Contract contract) {
        assertThat(COMPILED.check(contract)).isEqualTo(REFERENCE.check(contract));
        CompilationResult first = REFERENCE.compile(writer, contract, contract.ports());
        CompilationResult second = COMPILED.compile(writer, contract, contract.ports());
        if (first instanceof CompilationResult.Compiled reference
                && second instanceof CompilationResult.Compiled compiled) {
            return Optional.of(new EnginePair(reference.program(), compiled.program(), contract.ports().size()));
        }
        assertThat(second).isEqualTo(first);
        return Optional.empty();
    }

    /** The verdict that both engines must agree on. */
    public Verdict agree(byte[] bytes) {
        long before = referenceRunCount();
        Verdict expected = reference.run(bytes, 0, bytes.length, ProgramRunner.NOW);
        VerdictComparison.assertSame(compiled.run(bytes, 0, bytes.length, ProgramRunner.NOW), expected);
        FastPathChecker.assertSame(compiled, expected, bytes, ports, referenceRunCount() > before);
        return expected;
    }

    /** How often the compiled program used the reference. */
    public long referenceRunCount() {
        return compiled instanceof CompiledProgram program ? program.referenceRunCount() : 0;
    }
}
