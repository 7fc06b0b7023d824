// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.side;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.engine.Compilation;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.apache.avro.Schema;

import java.time.Instant;
import java.util.List;

/** The engine's ways: a contract's program over records that are encoded beforehand. */
public final class Engine {
    /** The time of every check. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final RecordProgram program;
    private final byte[][] records;
    private final int head;

    public Engine(RecordEngine engine, Contract contract, List<OutputPort> ports, List<byte[]> records, int head) {
        this.program = compile(engine, contract.valueSchema(), contract, ports);
        this.records = records.toArray(byte[][]::new);
        this.head = head;
    }

    public static RecordProgram compile(RecordEngine engine, Schema writer, Contract contract, List<OutputPort> ports) {
        if (engine.compile(writer, contract, ports) instanceof Compilation.Compiled compiled) {
            return compiled.program();
        }
        throw new IllegalStateException("the schema does not fit the contract");
    }

    /** Output bytes by the short way, in arrays that start like the input's. */
    public Way accept() {
        RecordOutputs outputs = new RecordOutputs(1, head);
        return index -> {
            byte[] bytes = records[index];
            if (!program.accept(bytes, head, bytes.length - head, NOW, outputs)) {
                throw new IllegalStateException("record " + index + " is not accepted by the short way");
            }
            byte[] output = outputs.bytes(0);
            System.arraycopy(bytes, 0, output, 0, head);
            return output;
        };
    }

    /** Output bytes by way of a verdict. */
    public Way run() {
        return index -> {
            byte[] bytes = records[index];
            if (!(program.run(bytes, head, bytes.length - head, NOW) instanceof Verdict.Accepted accepted)) {
                throw new IllegalStateException("record " + index + " is refused");
            }
            byte[] output = accepted.outputs().get(0);
            if (head == 0) {
                return output;
            }
            byte[] framed = new byte[head + output.length];
            System.arraycopy(bytes, 0, framed, 0, head);
            System.arraycopy(output, 0, framed, head, output.length);
            return framed;
        };
    }

    /** The verdict alone, by the short way. */
    public Way check() {
        RecordOutputs outputs = new RecordOutputs(0, 0);
        return index -> {
            byte[] bytes = records[index];
            return program.accept(bytes, head, bytes.length - head, NOW, outputs);
        };
    }

    /** The verdict alone, as an object. */
    public Way verdict() {
        return index -> {
            byte[] bytes = records[index];
            return program.run(bytes, head, bytes.length - head, NOW) instanceof Verdict.Accepted;
        };
    }
}
