// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.Violation;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Compiles and runs programs in one call. */
public final class ProgramRunner {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final RecordEngine ENGINE = new AvroRecordEngine(new FixedKeyProvider());
    private static final RecordEngine COMPILED = new CompiledRecordEngine(new FixedKeyProvider());

    private ProgramRunner() {}

    /** A program of both engines, which must agree. */
    public static RecordProgram compile(Schema writer, Contract contract) {
        return both(
                ENGINE.compile(writer, contract, contract.ports()),
                COMPILED.compile(writer, contract, contract.ports()));
    }

    private static RecordProgram both(CompilationResult reference, CompilationResult compiled) {
        assertThat(reference).isInstanceOf(CompilationResult.Compiled.class);
        assertThat(compiled).isInstanceOf(CompilationResult.Compiled.class);
        RecordProgram first = ((CompilationResult.Compiled) reference).program();
        RecordProgram second = ((CompilationResult.Compiled) compiled).program();
        return (bytes, offset, length, now) -> {
            Verdict verdict = first.run(bytes, offset, length, now);
            VerdictComparison.assertSame(second.run(bytes, offset, length, now), verdict);
            return verdict;
        };
    }

    public static Verdict run(Schema writer, Contract contract, byte[] bytes) {
        return compile(writer, contract).run(bytes, 0, bytes.length, NOW);
    }

    /** Runs a record in the contract's own schema. */
    public static Verdict run(Contract contract, Map<String, ?> values) {
        Schema schema = contract.valueSchema();
        return run(schema, contract, AvroOracle.encode(schema, AvroOracle.record(schema, values)));
    }

    /** The first port's output for a record in the contract's own schema. */
    public static GenericRecord firstPort(Contract contract, Map<String, ?> values) {
        Verdict verdict = run(contract, values);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return AvroOracle.record(contract.valueSchema(), ((Verdict.Accepted) verdict).outputs().get(0));
    }

    public static List<Violation> violations(Verdict verdict) {
        return verdict instanceof Verdict.Rejected rejected
                ? rejected.violations()
                : ((Verdict.Accepted) verdict).warnings();
    }
}
