// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Violations go into headers, metrics and logs, so they must never contain a value of the record. */
class NoValuesInViolationsTest {
    private static final String SECRET = "Zx9SecretQq";
    private static final long NUMBER = 7_777_777_777_123L;
    private static final Pattern REDACTED = Pattern.compile(
            "|record|null|enum|boolean|int|long|float|double|(string|bytes|fixed|array|map)\\(\\d+\\)");

    @Test
    void shouldContainNoValueWhenEveryKindOfRuleIsBroken() {
        String symbols = "{'type':'enum','name':'E','symbols':['Zx9SecretQq','B']}";
        Contract contract = ContractFixture.overFields("""
                {'name':'s','type':'string'},{'name':'l','type':'long'},{'name':'b','type':'bytes'},
                {'name':'m','type':{'type':'map','values':'string'}},{'name':'a','type':{'type':'array',\
                'items':'string'}},
                {'name':'d','type':'double'},{'name':'e','type':%s}
                """.formatted(symbols))
                .rule("s", new FieldRule.MaxLength("r1", Severity.ERROR, 1))
                .rule("s", new FieldRule.Pattern("r2", Severity.ERROR, "^x$"))
                .rule("s", new FieldRule.Format("r3", Severity.ERROR, FieldRule.Format.Kind.EMAIL))
                .rule("s", new FieldRule.Format("r4", Severity.WARNING, FieldRule.Format.Kind.URI))
                .rule("s", new FieldRule.OneOf("r5", Severity.ERROR, List.of("x")))
                .rule("l", new FieldRule.Maximum("r6", Severity.ERROR, BigDecimal.ONE, false))
                .rule("l", new FieldRule.OneOf("r7", Severity.ERROR, List.of("1")))
                .rule("b", new FieldRule.MaxLength("r8", Severity.ERROR, 1))
                .rule("m{}", new FieldRule.MaxLength("r9", Severity.ERROR, 1))
                .rule("a[]", new FieldRule.MaxLength("r10", Severity.ERROR, 1))
                .rule("d", new FieldRule.Minimum("r11", Severity.ERROR, BigDecimal.TEN, true))
                .rule("e", new FieldRule.OneOf("r12", Severity.ERROR, List.of("B")))
                .cel("c1", "record.s == 'x'")
                .cel("c2", "int(record.s) == 1")
                .cel("c3", "timestamp(record.s) < now")
                .cel("c4", "record.l + 9223372036854775807 > 0")
                .cel("c5", "record.m[record.s] == ''")
                .cel("c6", "'x'.matches(record.s + '(')")
                .cel("c7", "record.a[record.l] == ''")
                .build();
        Schema type = contract.valueSchema().getField("e").schema();

        List<Violation> violations = ProgramRunner.violations(ProgramRunner.run(
                contract,
                Map.of(
                        "s", SECRET,
                        "l", NUMBER,
                        "b", ByteBuffer.wrap(new byte[] {1, 2, 3}),
                        "m", Map.of(SECRET, SECRET + "2"),
                        "a", List.of(SECRET),
                        "d", 0.123456789,
                        "e", new GenericData.EnumSymbol(type, SECRET))));

        assertThat(violations).extracting(Violation::rule).hasSize(19).doesNotHaveDuplicates();
        assertThat(violations).allSatisfy(NoValuesInViolationsTest::assertContainsNoValue);
    }

    @Test
    void shouldContainNoValueWhenBytesAreTruncatedAnywhere() {
        Contract contract = ContractFixture.overFields(
                "{'name':'s','type':'string'},{'name':'m','type':{'type':'map','values':'string'}}")
                .build();
        byte[] bytes = AvroOracle.encode(
                contract.valueSchema(),
                AvroOracle.record(contract.valueSchema(), Map.of("s", SECRET, "m", Map.of(SECRET, SECRET))));
        RecordProgram program = ProgramRunner.compile(contract.valueSchema(), contract);

        for (int length = 0; length < bytes.length; length++) {
            assertThat(ProgramRunner.violations(program.run(bytes, 0, length, ProgramRunner.NOW)))
                    .isNotEmpty()
                    .allSatisfy(NoValuesInViolationsTest::assertContainsNoValue);
        }
    }

    @Property(tries = 300)
    void shouldContainTypeAndSizeOnlyWhenALengthRuleIsBroken(@ForAll long seed) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        ContractFixture contract = ContractFixture.over(schema);
        schema.getFields().forEach(field -> contract.rule(
                field.name(), new FieldRule.MinLength("min." + field.name(), Severity.ERROR, 1_000))
                .rule(
                        field.name(),
                        new FieldRule.Minimum(
                                "minimum." + field.name(), Severity.WARNING, new BigDecimal("1e300"), false)));

        List<Violation> violations = ProgramRunner.violations(
                ProgramRunner.run(schema, contract.build(), AvroOracle.encode(schema, avro.value(schema))));

        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.value()).matches(REDACTED));
    }

    private static void assertContainsNoValue(Violation violation) {
        assertThat(violation.value()).matches(REDACTED);
        assertThat(violation.toString()).doesNotContain(SECRET, Long.toString(NUMBER), "0.123456789", "\u0001");
    }
}
