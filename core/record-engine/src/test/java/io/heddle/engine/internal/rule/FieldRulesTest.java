// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.rule;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.RuleFault;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.Verdict;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class FieldRulesTest {
    private static final String DECIMAL = "{'type':'bytes','logicalType':'decimal','precision':20,'scale':2}";
    private static final String DECIMAL_FIXED =
            "{'type':'fixed','name':'D','size':8,'logicalType':'decimal','precision':18,'scale':2}";

    @ParameterizedTest
    @CsvSource({
        "0, false, 0, true", "0, false, -1, false", "0, true, 0, false", "0, true, 1, true",
        "0.5, false, 0, false", "0.5, false, 1, true", "-0.5, false, 0, true",
        "9223372036854775807, false, 9223372036854775807, true",
        "9223372036854775807, false, 9223372036854775806, false",
        "9223372036854775808, false, 9223372036854775807, false",
        "1e30, false, 9223372036854775807, false", "-1e30, false, -9223372036854775808, true",
        "9007199254740993, false, 9007199254740992, false",
    })
    void shouldCompareLongsExactlyWhenMinimumIsGiven(String bound, boolean exclusive, long value, boolean kept) {
        assertThat(keeps("'long'", value, minimum(bound, exclusive))).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, false, 0.1, true", "0.1, true, 0.1, true", "0.3, false, 0.30000000000000004, true",
        "0.3, false, 0.29999999999999999, false", "0, false, -0.0, true", "0, false, NaN, false",
        "0, false, Infinity, true", "0, false, -Infinity, false", "1e400, false, 1e308, false",
    })
    void shouldCompareDoublesExactlyWhenMinimumIsGiven(String bound, boolean exclusive, double value, boolean kept) {
        assertThat(keeps("'double'", value, minimum(bound, exclusive))).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"10, false, 10, true", "10, true, 10, false", "10, false, 11, false", "9.99, false, 10, false"})
    void shouldCompareWhenMaximumIsGiven(String bound, boolean exclusive, int value, boolean kept) {
        FieldRule rule = new FieldRule.Maximum("rule", Severity.ERROR, new BigDecimal(bound), exclusive);

        assertThat(keeps("'int'", value, rule)).isEqualTo(kept);
        assertThat(keeps("'float'", (float) value, rule)).isEqualTo(kept);
        assertThat(keeps(DECIMAL, decimal(value * 100L), rule)).isEqualTo(kept);
    }

    @Test
    void shouldCompareDecimalsExactlyWhenTheyAreBytesOrFixed() {
        FieldRule rule = minimum("10.01", false);
        Schema fixed = ContractFixture.schema("{'name':'f','type':" + DECIMAL_FIXED + "}").getField("f").schema();

        assertThat(keeps(DECIMAL, decimal(1001), rule)).isTrue();
        assertThat(keeps(DECIMAL, decimal(1000), rule)).isFalse();
        assertThat(keeps(DECIMAL, decimal(-1001), rule)).isFalse();
        assertThat(keeps(DECIMAL, ByteBuffer.allocate(0), rule)).isFalse();
        assertThat(keeps(DECIMAL_FIXED, new GenericData.Fixed(fixed, eight(1001)), rule)).isTrue();
        assertThat(keeps(DECIMAL_FIXED, new GenericData.Fixed(fixed, eight(1000)), rule)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, '', false", "2, 3, ab, true", "2, 3, abc, true", "2, 3, abcd, false", "2, 3, \uD83D\uDE80, false",
        "2, 3, \uD83D\uDE80\uD83D\uDE80, true", "2, 3, äöü, true"
    })
    void shouldCountCodePointsWhenLengthIsLimited(int min, int max, String value, boolean kept) {
        boolean keepsBoth = keeps("'string'", value, new FieldRule.MinLength("min", Severity.ERROR, min))
                && keeps("'string'", value, new FieldRule.MaxLength("max", Severity.ERROR, max));

        assertThat(keepsBoth).isEqualTo(kept);
    }

    @Test
    void shouldCountBytesItemsAndEntriesWhenLengthIsLimited() {
        FieldRule max = new FieldRule.MaxLength("max", Severity.ERROR, 2);

        assertThat(keeps("'bytes'", ByteBuffer.wrap(new byte[2]), max)).isTrue();
        assertThat(keeps("'bytes'", ByteBuffer.wrap(new byte[3]), max)).isFalse();
        assertThat(keeps("{'type':'array','items':'int'}", List.of(1, 2, 3), max)).isFalse();
        assertThat(keeps("{'type':'map','values':'int'}", Map.of("a", 1, "b", 2, "c", 3), max)).isFalse();
        assertThat(keeps("{'type':'map','values':'int'}", Map.of("a", 1), max)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "[A-Z]{2}, AB, true", "[A-Z]{2}, xABC, true", "^[A-Z]{2}, xAB, false", "[A-Z]{2}$, ABc, false",
        "^[A-Z]{2}$, ABC, false", "a|ab, ab, true", "^a$, a, true", "^[A-Z]{2}-, DE-4711, true",
        "^[A-Z]{2}-, de-4711, false", "[0-9]{5}, box 12345 b, true", "@acme\\.example$, a@acme.example, true",
        "^\\S+$, a\u00a0b, false", "^a.b$, a\u2028b, false", "\\u{1F680}, x\uD83D\uDE80, true",
        "(a+)+b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac, false", ".*, '', true", "., \uD83D\uDE80, true",
    })
    void shouldSearchUnlessThePatternIsAnchored(String pattern, String value, boolean kept) {
        assertThat(keeps("'string'", value, new FieldRule.Pattern("rule", Severity.ERROR, pattern))).isEqualTo(kept);
    }

    @Test
    void shouldRejectAndReportWhenRe2CannotEvaluateThePattern() {
        FieldRule rule = new FieldRule.Pattern("f.pattern", Severity.ERROR, "(?=a)b");
        Contract contract = ContractFixture.overFields("{'name':'f','type':'string'}").rule("f", rule).build();

        assertThat(keeps("'string'", "b", rule)).isFalse();
        assertThat(AvroRecordEngine.checkOnly().check(contract)).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("f.pattern");
            assertThat(fault.message())
                    .isEqualTo("the pattern '(?=a)b' cannot be evaluated: RE2 has no look-ahead (?=...)");
        });
    }

    @Test
    void shouldReportWhenPathDoesNotExist() {
        Contract contract = ContractFixture.overFields("{'name':'f','type':'string'}")
                .rule("f[].g", new FieldRule.Required("rule", Severity.ERROR))
                .build();

        assertThat(AvroRecordEngine.checkOnly().check(contract))
                .containsExactly(new RuleFault(
                        "f[].g", "the schema has no 'f[]'; name a field of the schema"));
    }

    @Test
    void shouldCompareAsTextWhenValuesAreListed() {
        FieldRule rule = new FieldRule.OneOf("rule", Severity.ERROR, List.of("A", "1.50", "true"));
        Schema kind =
                ContractFixture.schema("{'name':'f','type':" + "{'type':'enum','name':'K','symbols':['A','B']}}")
                        .getField("f")
                        .schema();

        assertThat(keeps("'string'", "A", rule)).isTrue();
        assertThat(keeps("'string'", "a", rule)).isFalse();
        assertThat(keeps("'double'", 1.5, rule)).isTrue();
        assertThat(keeps("'int'", 1, rule)).isFalse();
        assertThat(keeps(DECIMAL, decimal(150), rule)).isTrue();
        assertThat(keeps("'boolean'", true, rule)).isTrue();
        assertThat(keeps("'boolean'", false, rule)).isFalse();
        assertThat(keeps("{'type':'enum','name':'K','symbols':['A','B']}", new GenericData.EnumSymbol(kind, "B"), rule))
                .isFalse();
    }

    @Test
    void shouldBreakOnlyRequiredWhenValueIsNull() {
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("f", null);
        Contract contract = ContractFixture.overFields("{'name':'f','type':['null','string']}")
                .rule("f", new FieldRule.Required("f.required", Severity.ERROR))
                .rule("f", new FieldRule.MinLength("f.minLength", Severity.ERROR, 3))
                .rule("f", new FieldRule.Pattern("f.pattern", Severity.ERROR, "x+"))
                .rule("f", new FieldRule.OneOf("f.enum", Severity.ERROR, List.of("xxx")))
                .build();

        assertThat(ProgramRunner.violations(ProgramRunner.run(contract, none)))
                .containsExactly(
                        new Violation("f.required", "f", "null", "a value is required", Severity.ERROR));
    }

    @Test
    void shouldCheckEveryPlaceWhenPathLeadsThroughArraysMapsAndUnions() {
        Contract contract = ContractFixture.overFields("""
                {'name':'lines','type':['null',{'type':'array','items':['null',{'type':'record','name':'L','fields':[
                    {'name':'tags','type':{'type':'map','values':{'type':'array','items':'int'}}}]}]}]}
                """)
                .rule("lines[].tags{}[]", minimum("10", false))
                .rule("lines[]", new FieldRule.Required("lines.required", Severity.WARNING))
                .rule("lines[].tags", new FieldRule.MinLength("tags.minLength", Severity.WARNING, 1))
                .build();
        Schema items = contract.valueSchema().getField("lines").schema().getTypes().get(1).getElementType();
        GenericData.Record first = new GenericData.Record(items.getTypes().get(1));
        first.put("tags", Map.of("a", List.of(9, 10), "b", List.of(8)));
        GenericData.Record second = new GenericData.Record(items.getTypes().get(1));
        second.put("tags", Map.of());

        Verdict verdict = ProgramRunner.run(contract, Map.of("lines", Arrays.asList(first, null, second)));

        assertThat(verdict).isInstanceOfSatisfying(
                Verdict.Rejected.class,
                rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.RULE_VIOLATED));
        assertThat(ProgramRunner.violations(verdict))
                .extracting(violation -> violation.severity() + " " + violation.rule() + " " + violation.path() + " "
                        + violation.value())
                .containsExactly(
                        "ERROR rule lines[].tags{}[] int",
                        "ERROR rule lines[].tags{}[] int",
                        "WARNING lines.required lines[] null",
                        "WARNING tags.minLength lines[].tags map(0)");
    }

    @Test
    void shouldCheckThePresentRecordWhenUnionHasSeveral() {
        Contract contract = ContractFixture.overFields("""
                {'name':'f','type':[{'type':'record','name':'A','fields':[{'name':'n','type':'int'}]},
                                    {'type':'record','name':'B','fields':[{'name':'x','type':'string'},{'name':'n',\
                'type':'long'}]}]}
                """).rule("f.n", minimum("5", false)).build();
        Schema union = contract.valueSchema().getField("f").schema();
        GenericData.Record a = new GenericData.Record(union.getTypes().get(0));
        a.put("n", 4);
        GenericData.Record b = new GenericData.Record(union.getTypes().get(1));
        b.put("n", 6L);
        b.put("x", "");

        assertThat(ProgramRunner.run(contract, Map.of("f", a))).isInstanceOf(Verdict.Rejected.class);
        assertThat(ProgramRunner.run(contract, Map.of("f", b))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void shouldListAtMostTheMaximumOfBrokenRules() {
        Contract contract = ContractFixture.overFields("{'name':'f','type':{'type':'array','items':'int'}}")
                .rule("f[]", minimum("1", false))
                .build();

        assertThat(ProgramRunner.violations(ProgramRunner.run(contract, Map.of("f", Collections.nCopies(1000, 0)))))
                .hasSize(Violation.MAX_PER_RECORD);
    }

    private static boolean keeps(String type, Object value, FieldRule rule) {
        Contract contract =
                ContractFixture.overFields("{'name':'f','type':" + type + "}").rule("f", rule).build();
        return ProgramRunner.run(contract, Map.of("f", value)) instanceof Verdict.Accepted;
    }

    private static FieldRule minimum(String bound, boolean exclusive) {
        return new FieldRule.Minimum("rule", Severity.ERROR, new BigDecimal(bound), exclusive);
    }

    private static ByteBuffer decimal(long unscaled) {
        return ByteBuffer.wrap(BigDecimal.valueOf(unscaled).unscaledValue().toByteArray());
    }

    private static byte[] eight(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
