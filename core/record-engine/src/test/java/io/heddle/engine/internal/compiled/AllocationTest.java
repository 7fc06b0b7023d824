// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import com.sun.management.ThreadMXBean;
import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.engine.Avro;
import io.heddle.engine.Compilation;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.Programs;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.TestContract;
import io.heddle.engine.keys.FileKeyset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts bytes, not time: a record that the compiled engine takes allocates its output and nothing else. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 20_000;
    /** Header and padding of an array; a little of what the JVM itself does meanwhile. */
    private static final int ARRAY = 24;
    private static final int STRAY = 16;

    @TempDir
    static Path folder;

    /** Output and what is more, in bytes a record. */
    private static void assertFree(Contract contract, Map<String, ?> values) {
        FileKeyset keys = FileKeyset.openOrCreate(folder.resolve("masking.json"));
        RecordProgram program = ((Compilation.Compiled)
                        new CompiledRecordEngine(keys).compile(contract.valueSchema(), contract, contract.ports()))
                .program();
        byte[] bytes = Avro.encode(contract.valueSchema(), Avro.record(contract.valueSchema(), values));
        RecordOutputs outputs = new RecordOutputs(contract.ports().size(), 0);
        for (int i = 0; i < RUNS; i++) {
            assertThat(program.accept(bytes, 0, bytes.length, Programs.NOW, outputs)).isTrue();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean all = true;
        for (int i = 0; i < RUNS; i++) {
            all &= program.accept(bytes, 0, bytes.length, Programs.NOW, outputs);
        }
        long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS;

        assertThat(all).isTrue();
        assertThat(each).as(program.explain()).isLessThanOrEqualTo(outputs.bytes(0).length + ARRAY + STRAY);
    }

    private static void assertFree(String type, Mask mask, Object value) {
        assertFree(TestContract.overFields("{'name':'f','type':" + type + "}").mask("f", mask).build(), Map.of("f", value));
    }

    @Test
    void shouldAllocateTheOutputOnlyWhenEncrypting() {
        assertFree("'string'", new Mask.Encrypt(), "anna.schmidt@example.org");
        assertFree("'bytes'", new Mask.Encrypt(), ByteBuffer.wrap(new byte[20]));
    }

    @Test
    void shouldAllocateTheOutputOnlyWhenHashing() {
        assertFree("'string'", new Mask.Hash(), "anna.schmidt@example.org");
        assertFree("'long'", new Mask.Hash(), 4711L);
    }

    private static void assertFree(String type, FieldRule rule, Object value) {
        assertFree(TestContract.overFields("{'name':'f','type':" + type + "}").rule("f", rule).build(), Map.of("f", value));
    }

    @Test
    void shouldAllocateTheOutputOnlyWhenMatchingPatterns() {
        String expression = "[a-zäöü.]+@(example|test)\\.(org|com)";
        assertFree("'string'", new FieldRule.Pattern("r", Severity.ERROR, expression), "jörg.müller@example.org");
    }
}
