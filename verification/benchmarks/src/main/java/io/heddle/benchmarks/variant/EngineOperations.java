// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.apache.avro.Schema;

import java.time.Instant;
import java.util.List;

/** The operations of the engine: a contract's program applied to encoded records. */
public final class EngineOperations {
    /** The fixed evaluation time of all checks. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final RecordProgram program;
    private final byte[][] records;
    private final int prefixBytes;

    public EngineOperations(RecordEngine engine, Contract contract, List<OutputPort> ports, List<byte[]> records,
            int head) {
        this.program = compile(engine, contract.valueSchema(), contract, ports);
        this.records = records.toArray(byte[][]::new);
        this.prefixBytes = head;
    }

    public static RecordProgram compile(RecordEngine engine, Schema writer, Contract contract, List<OutputPort> ports) {
        if (engine.compile(writer, contract, ports) instanceof CompilationResult.Compiled compiled) {
            return compiled.program();
        }
        throw new IllegalStateException("the schema does not fit the contract");
    }

    /** Returns output bytes through {@code RecordProgram.accept}, with the prefix of the input. */
    public RecordOperation accept() {
        RecordOutputs outputs = new RecordOutputs(1, prefixBytes);
        return index -> {
            byte[] bytes = records[index];
            if (!program.accept(bytes, prefixBytes, bytes.length - prefixBytes, NOW, outputs)) {
                throw new IllegalStateException("record " + index + " is not accepted by the short way");
            }
            byte[] output = outputs.bytes(0);
            System.arraycopy(bytes, 0, output, 0, prefixBytes);
            return output;
        };
    }

    /** Returns output bytes through a {@link Verdict}. */
    public RecordOperation run() {
        return index -> {
            byte[] bytes = records[index];
            if (!(program.run(bytes, prefixBytes, bytes.length - prefixBytes,
                    NOW) instanceof Verdict.Accepted accepted)) {
                throw new IllegalStateException("record " + index + " is refused");
            }
            byte[] output = accepted.outputs().get(0);
            if (prefixBytes == 0) {
                return output;
            }
            byte[] framed = new byte[prefixBytes + output.length];
            System.arraycopy(bytes, 0, framed, 0, prefixBytes);
            System.arraycopy(output, 0, framed, prefixBytes, output.length);
            return framed;
        };
    }

    /** Checks the record without output, through {@code RecordProgram.accept}. */
    public RecordOperation check() {
        RecordOutputs outputs = new RecordOutputs(0, 0);
        return index -> {
            byte[] bytes = records[index];
            return program.accept(bytes, prefixBytes, bytes.length - prefixBytes, NOW, outputs);
        };
    }

    /** Checks the record without output, through a {@link Verdict}. */
    public RecordOperation verdict() {
        return index -> {
            byte[] bytes = records[index];
            return program.run(bytes, prefixBytes, bytes.length - prefixBytes, NOW) instanceof Verdict.Accepted;
        };
    }
}
