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

/** Compiles and runs in one go. */
public final class Programs {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final RecordEngine ENGINE = new AvroRecordEngine(new TestKeys());
    private static final RecordEngine COMPILED = new CompiledRecordEngine(new TestKeys());

    private Programs() {}

    /** A program of both engines at once, which must agree. */
    public static RecordProgram compile(Schema writer, Contract contract) {
        return both(
                ENGINE.compile(writer, contract, contract.ports()),
                COMPILED.compile(writer, contract, contract.ports()));
    }

    private static RecordProgram both(Compilation reference, Compilation compiled) {
        assertThat(reference).isInstanceOf(Compilation.Compiled.class);
        assertThat(compiled).isInstanceOf(Compilation.Compiled.class);
        RecordProgram first = ((Compilation.Compiled) reference).program();
        RecordProgram second = ((Compilation.Compiled) compiled).program();
        return (bytes, offset, length, now) -> {
            Verdict verdict = first.run(bytes, offset, length, now);
            Verdicts.assertSame(second.run(bytes, offset, length, now), verdict);
            return verdict;
        };
    }

    public static Verdict run(Schema writer, Contract contract, byte[] bytes) {
        return compile(writer, contract).run(bytes, 0, bytes.length, NOW);
    }

    /** Runs a record of the contract's own schema. */
    public static Verdict run(Contract contract, Map<String, ?> values) {
        Schema schema = contract.valueSchema();
        return run(schema, contract, Avro.encode(schema, Avro.record(schema, values)));
    }

    /** What the first port gets of a record of the contract's own schema. */
    public static GenericRecord firstPort(Contract contract, Map<String, ?> values) {
        Verdict verdict = run(contract, values);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return Avro.record(contract.valueSchema(), ((Verdict.Accepted) verdict).outputs().get(0));
    }

    public static List<Violation> violations(Verdict verdict) {
        return verdict instanceof Verdict.Rejected rejected
                ? rejected.violations()
                : ((Verdict.Accepted) verdict).warnings();
    }
}
