// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.engine.internal.compiled.CompiledProgram;
import org.apache.avro.Schema;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs both engines on generated records, whole and damaged, and counts what came out. Stops at the first difference. */
final class EngineComparison {
    private static final int RECORDS_PER_PAIR = 40;
    private static final RecordEngine REFERENCE = new AvroRecordEngine(new TestKeys());
    private static final RecordEngine COMPILED = new CompiledRecordEngine(new TestKeys());

    private final Map<String, Long> counts = new TreeMap<>();

    Map<String, Long> run(long seed, long records) {
        long next = seed;
        while (counts.getOrDefault("records", 0L) < records) {
            pair(next++);
        }
        return counts;
    }

    private void pair(long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Random random = avro.random();
        Schema writer = avro.record();
        Schema reader = random.nextInt(4) == 0 ? writer : new RandomPairs(random, 4 + random.nextInt(20)).readerOf(writer);
        Contract contract = new RandomContracts(random, random.nextBoolean(), random.nextInt(3) == 0).over(reader);
        count("schema pairs");
        if (!(REFERENCE.compile(writer, contract, contract.ports()) instanceof Compilation.Compiled reference)) {
            count("schema pairs, incompatible");
            return;
        }
        RecordProgram compiled =
                ((Compilation.Compiled) COMPILED.compile(writer, contract, contract.ports())).program();
        for (int i = 0; i < RECORDS_PER_PAIR; i++) {
            byte[] bytes = random.nextInt(8) == 0
                    ? Blocks.encode(writer, avro.value(writer))
                    : Avro.encode(writer, avro.value(writer));
            boolean damaged = random.nextInt(3) == 0 && bytes.length > 0;
            byte[] input = damaged ? Damage.to(bytes, random) : bytes;
            compare(seed, reference.program(), (CompiledProgram) compiled, input, damaged);
        }
    }

    private void compare(
            long seed, RecordProgram reference, CompiledProgram compiled, byte[] bytes, boolean damaged) {
        long judged = compiled.judgedByReference();
        Verdict expected = reference.run(bytes, 0, bytes.length, Programs.NOW);
        Verdict actual = compiled.run(bytes, 0, bytes.length, Programs.NOW);
        count("records");
        if (damaged) {
            count("records, damaged");
        }
        count(expected instanceof Verdict.Rejected rejected ? "rejected, " + rejected.reason().code() : "accepted");
        try {
            Verdicts.assertSame(actual, expected);
            ShortWay.assertSame(compiled, expected, bytes, compiled.judgedByReference() > judged);
            if (compiled.judgedByReference() > judged && expected instanceof Verdict.Accepted accepted) {
                count(damaged ? "accepted, damaged, judged by the reference" : "accepted, judged by the reference");
                assertThat(damaged || !accepted.warnings().isEmpty()).isTrue();
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
