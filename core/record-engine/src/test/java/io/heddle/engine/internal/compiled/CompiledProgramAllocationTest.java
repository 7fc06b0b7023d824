// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import com.sun.management.ThreadMXBean;
import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.FieldRule.Format.Kind;
import io.heddle.contract.Mask;
import io.heddle.contract.Mask.Truncate.Unit;
import io.heddle.contract.Severity;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures allocated bytes, not time: a record that the compiled engine accepts allocates its output and nothing else.
 */
class CompiledProgramAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 20_000;
    /** Header and padding of an array, and some allowance for the JVM itself. */
    private static final int ARRAY = 24;
    private static final int STRAY = 16;
    private static final Schema FIXED = Schema.createFixed("F", null, "test", 40);

    @TempDir
    static Path folder;

    /** Asserts that nothing but the output is allocated, in bytes per record. */
    private static void assertFree(Contract contract, Map<String, ?> values) {
        FileKeyset keys = FileKeyset.openOrCreate(folder.resolve("masking.json"));
        RecordProgram program = ((CompilationResult.Compiled) new CompiledRecordEngine(keys)
                .compile(contract.valueSchema(), contract, contract.ports()))
                .program();
        byte[] bytes = AvroOracle.encode(contract.valueSchema(), AvroOracle.record(contract.valueSchema(), values));
        RecordOutputs outputs = new RecordOutputs(contract.ports().size(), 0);
        for (int i = 0; i < RUNS; i++) {
            assertThat(program.accept(bytes, 0, bytes.length, ProgramRunner.NOW, outputs)).isTrue();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean all = true;
        for (int i = 0; i < RUNS; i++) {
            all &= program.accept(bytes, 0, bytes.length, ProgramRunner.NOW, outputs);
        }
        long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS;

        assertThat(all).isTrue();
        assertThat(each).as(program.explain()).isLessThanOrEqualTo(outputs.bytes(0).length + ARRAY + STRAY);
    }

    private static void assertFree(String type, Mask mask, Object value) {
        assertFree(ContractFixture.overFields("{'name':'f','type':" + type + "}").mask("f", mask).build(),
                Map.of("f", value));
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
        assertFree(ContractFixture.overFields("{'name':'f','type':" + type + "}").rule("f", rule).build(),
                Map.of("f", value));
    }

    @Test
    void shouldAllocateTheOutputOnlyWhenMatchingPatterns() {
        String expression = "[a-zäöü.]+@(example|test)\\.(org|com)";
        assertFree("'string'", new FieldRule.Pattern("r", Severity.ERROR, expression), "jörg.müller@example.org");
    }

    @Test
    void shouldAllocateTheOutputOnlyWhenMaskingOtherwise() {
        Mask halves = Mask.Bucket.ofWidth(new BigDecimal("0.5"));
        Mask steps = Mask.Bucket.ofBoundaries(List.of(BigDecimal.ZERO, BigDecimal.TEN));
        String decimal = "{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}";
        assertFree("'string'", new Mask.Email(true), "anna.schmidt@example.org");
        assertFree("'string'", new Mask.Email(false), "anna.schmidt@example.org");
        assertFree("'string'", new Mask.Partial(2, 1), "anna.schmidt@example.org");
        assertFree("{'type':'fixed','name':'F','size':40}", new Mask.Hash(),
                new GenericData.Fixed(FIXED, new byte[40]));
        assertFree("{'type':'int','logicalType':'date'}", new Mask.Truncate(Unit.MONTH), 20_000);
        assertFree("{'type':'long','logicalType':'timestamp-millis'}", new Mask.Truncate(Unit.YEAR),
                1_700_000_000_000L);
        assertFree("'long'", steps, 17L);
        assertFree("'double'", halves, 17.3);
        assertFree("'double'", steps, 17.3);
        assertFree("'float'", halves, 17.3f);
        assertFree(decimal, halves, ByteBuffer.wrap(new byte[] {12, 34}));
        assertFree(decimal, steps, ByteBuffer.wrap(new byte[] {12, 34}));
    }

    @Test
    void shouldAllocateTheOutputOnlyWhenCheckingFormatsBoundsAndLists() {
        Map<Kind, String> texts = Map.of(
                Kind.EMAIL, "anna@example.org",
                Kind.UUID, "123e4567-e89b-12d3-a456-426614174000",
                Kind.URI, "https://example.org/a?b=c#d",
                Kind.IPV4, "192.168.0.1",
                Kind.IPV6, "2001:db8::1",
                Kind.DATE_TIME, "2026-03-01T12:00:00.5+01:00");
        texts.forEach((kind, text) -> assertFree("'string'", new FieldRule.Format("r", Severity.ERROR, kind), text));
        String decimal = "{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}";
        ByteBuffer amount = ByteBuffer.wrap(new byte[] {12, 34});
        assertFree(decimal, new FieldRule.Minimum("r", Severity.ERROR, new BigDecimal("0.005"), true), amount);
        assertFree(decimal, new FieldRule.OneOf("r", Severity.ERROR, List.of("31.06", "1")), amount);
        List<String> many = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        assertFree("'string'", new FieldRule.OneOf("r", Severity.ERROR, many), "77");
        assertFree("'long'", new FieldRule.OneOf("r", Severity.ERROR, many), 77L);
        assertFree("'double'", new FieldRule.OneOf("r", Severity.ERROR, many), 77d);
    }
}
