// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import com.sun.management.ThreadMXBean;
import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.contract.Mask.Truncate.Unit;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.FixedKeyProvider;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.internal.compiled.CompiledProgram;
import io.heddle.testkit.ContractFixture;
import io.heddle.testkit.TestSeed;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Each mask on each type, with values of all sizes and the reference engine as the oracle. */
class LeafMaskFactoryTest {
    private static final int VALUES = 150;

    static Stream<Mask> masks() {
        return Stream.of(
                new Mask.Redact(),
                new Mask.Nullify(),
                new Mask.Hash(),
                new Mask.Partial(0, 0),
                new Mask.Partial(2, 1),
                new Mask.Email(true),
                new Mask.Email(false),
                new Mask.Truncate(Unit.MONTH),
                new Mask.Truncate(Unit.YEAR),
                width("1"),
                width("10"),
                width("0.1"),
                width("0.25"),
                width("2.5e3"),
                width("0.000003"),
                width("7e9"),
                width("1e30"),
                width("0.123456789012345"),
                boundaries("0", "18", "65"),
                boundaries("-1e3", "-0.01", "0.1", "0.3", "99.99", "1e6"),
                boundaries("-1e400", "0.1", "1e39", "1e400"),
                boundaries("5e400"),
                boundaries("9007199254740993", "9223372036854775807"));
    }

    private static Mask width(String width) {
        return Mask.Bucket.ofWidth(new BigDecimal(width));
    }

    private static Mask boundaries(String... boundaries) {
        return Mask.Bucket.ofBoundaries(Stream.of(boundaries).map(BigDecimal::new).toList());
    }

    @ParameterizedTest
    @MethodSource("masks")
    void shouldWriteTheReferencesBytesForMasksOnAnyType(Mask mask) {
        LeafValueFixture values = new LeafValueFixture(TestSeed.random("LeafMaskFactoryTest"));
        for (String type : LeafValueFixture.TYPES) {
            Contract contract =
                    ContractFixture.overFields("{'name':'f','type':" + type + "}").mask("f", mask).build();
            Schema schema = contract.valueSchema();
            RecordProgram both = ProgramRunner.compile(schema, contract);
            CompiledProgram compiled =
                    (CompiledProgram) ((CompilationResult.Compiled) new CompiledRecordEngine(new FixedKeyProvider())
                            .compile(schema, contract, contract.ports()))
                            .program();
            for (int i = 0; i < VALUES; i++) {
                Object value = values.next(schema.getField("f").schema());
                byte[] bytes = AvroOracle.encode(schema, AvroOracle.record(schema, Map.of("f", value)));
                both.run(bytes, 0, bytes.length, ProgramRunner.NOW);
                compiled.run(bytes, 0, bytes.length, ProgramRunner.NOW);
            }
            assertThat(compiled.referenceRunCount()).as(type).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("masks")
    void shouldNotPrecomputeTheValueOfAHugeFixed(Mask mask) {
        String huge = "{'type':'fixed','name':'Huge','size':2147483000}";
        Contract contract =
                ContractFixture.overFields("{'name':'f','type':" + huge + "}").mask("f", mask).build();
        Schema schema = contract.valueSchema();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        new CompiledRecordEngine(new FixedKeyProvider()).compile(schema, contract, contract.ports());

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000);
    }

    @ParameterizedTest
    @MethodSource("units")
    void shouldFindTheFirstDayOfThePeriodForAnyDay(Unit unit) {
        Random random = TestSeed.random("LeafMaskFactoryTest");
        for (int i = 0; i < 200_000; i++) {
            long days = random.nextLong() >> (27 + random.nextInt(36));
            LocalDate date = LocalDate.ofEpochDay(days);
            LocalDate first = unit == Unit.YEAR ? date.withDayOfYear(1) : date.withDayOfMonth(1);

            assertThat(TruncateLeafMask.firstDay(days, unit)).isEqualTo(first.toEpochDay());
        }
    }

    static List<Unit> units() {
        return List.of(Unit.values());
    }
}
