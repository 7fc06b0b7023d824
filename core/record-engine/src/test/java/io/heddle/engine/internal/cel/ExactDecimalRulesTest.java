// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import io.heddle.contract.Contract;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.testkit.ContractFixture;
import io.heddle.testkit.TestSeed;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares rules over decimals, in both engines, with BigDecimal: no rounding but that of division. */
class ExactDecimalRulesTest {
    private static final int EXPRESSIONS = 150;
    private static final int RECORDS = 6;

    /** Wide and narrow, of every scale that matters; {@code w} does not fit into 64 bits. */
    private static final Map<String, Integer> SCALES = Map.of("a", 2, "b", 2, "c", 0, "d", 5, "w", 8);

    private static final Schema SCHEMA = ContractFixture.schema("""
            {'name':'a','type':{'type':'bytes','logicalType':'decimal','precision':12,'scale':2}},
            {'name':'b','type':{'type':'bytes','logicalType':'decimal','precision':12,'scale':2}},
            {'name':'c','type':{'type':'bytes','logicalType':'decimal','precision':20,'scale':0}},
            {'name':'d','type':{'type':'bytes','logicalType':'decimal','precision':18,'scale':5}},
            {'name':'w','type':{'type':'bytes','logicalType':'decimal','precision':38,'scale':8}},
            {'name':'n','type':'long'},
            {'name':'r','type':'double'}
            """);

    private final Map<String, BigDecimal> values = new HashMap<>();

    private record Term(String text, BigDecimal value) {}

    @ParameterizedTest
    @CsvSource({
        "record.a + record.b == record.d, 0.10, 0.20, 0.30000, true",
        "record.a + record.b == record.d, 0.10, 0.20, 0.31000, false",
        "record.a + record.b == record.d, 8.41, 1.60, 10.01000, true",
        "record.a * record.b == record.d, 1.10, 0.20, 0.22000, true",
        "record.a * 1.19 == record.d, 0.01, 0.00, 0.01190, true",
        "record.a - 0.3 == 0.0, 0.30, 0.00, 0.00000, true",
        "record.a / 3.0 * 3.0 < 1.0, 1.00, 0.00, 0.00000, true",
        "record.a <= 9007199254740993.00, 9007199254740993.00, 0.00, 0.00000, true",
        "record.a <= 9007199254740993.00, 9007199254740993.01, 0.00, 0.00000, false",
        "record.a < 9007199254740993.00, 9007199254740992.00, 0.00, 0.00000, true",
        "record.a == 9007199254740993.00, 9007199254740993.00, 0.00, 0.00000, true",
        "record.a == 9007199254740993.00, 9007199254740992.00, 0.00, 0.00000, false",
        "-record.a == -9007199254740993.00, 9007199254740993.00, 0.00, 0.00000, true",
        "record.a > 3 && 4 > record.a && record.n < record.a, 3.01, 0.00, 0.00000, true",
        "record.a in [0.1],0.10, 0.00, 0.00000, true",
        "record.a in [0.3000000000000000000001],0.30, 0.00, 0.00000, false",
        "record.r == 0.1 && record.a == record.r, 0.10, 0.00, 0.00000, true",
        "record.r + 0.2 == 0.30000000000000004, 0.10, 0.00, 0.00000, true",
        "record.r == 0.10000000000000000000000001, 0.10, 0.00, 0.00000, true"
    })
    void shouldCalculateExactlyWhenARuleUsesDecimals(String expression, BigDecimal a, BigDecimal b, BigDecimal d,
            boolean holds) {
        values.putAll(Map.of("a", a, "b", b, "c", BigDecimal.ZERO, "d", d, "w", new BigDecimal("1.00000000")));

        assertThat(holds(new AvroRecordEngine(new io.heddle.engine.FixedKeyProvider()), expression)).isEqualTo(holds);
        assertThat(holds(CompiledRecordEngine.checkOnly(), expression)).isEqualTo(holds);
    }

    @Test
    void shouldAgreeWithBigDecimalWhenExpressionsAreGenerated() {
        Random random = TestSeed.random("decimal rules");
        int kept = 0;
        int broken = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            List<Boolean> results = compare(random);
            kept += (int) results.stream().filter(holds -> holds).count();
            broken += (int) results.stream().filter(holds -> !holds).count();
        }

        System.out.println("decimal rules: " + kept + " kept, " + broken + " broken");
        assertThat(kept).as("meaningful: kept").isGreaterThan(EXPRESSIONS * RECORDS / 5);
        assertThat(broken).as("meaningful: broken").isGreaterThan(EXPRESSIONS * RECORDS / 5);
    }

    private List<Boolean> compare(Random random) {
        List<Map<String, BigDecimal>> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(record(random));
        }
        long shape = random.nextLong();
        String operator = List.of("==", "!=", "<", "<=", ">", ">=").get(random.nextInt(6));
        List<Boolean> results = new ArrayList<>();
        RecordProgram reference = null;
        RecordProgram compiled = null;
        for (Map<String, BigDecimal> record : records) {
            values.putAll(record);
            Random same = new Random(shape);
            Term left = term(same, 3);
            Term right = same.nextInt(3) == 0 ? shifted(left, same) : term(same, 3);
            String expression = left.text() + " " + operator + " " + right.text();
            if (reference == null || compiled == null) {
                reference = program(AvroRecordEngine.checkOnly(), expression);
                compiled = program(CompiledRecordEngine.checkOnly(), expression);
            }
            boolean holds = holds(operator, left.value().compareTo(right.value()));
            assertThat(accepts(reference)).as("reference: %s over %s", expression, values).isEqualTo(holds);
            assertThat(accepts(compiled)).as("compiled: %s over %s", expression, values).isEqualTo(holds);
            results.add(holds);
        }
        return results;
    }

    private static Map<String, BigDecimal> record(Random random) {
        Map<String, BigDecimal> record = new HashMap<>();
        SCALES.forEach((name, scale) -> {
            long unscaled = random.nextInt(3) == 0 ? random.nextInt(7) - 3 : random.nextInt(2_000_000) - 1_000_000;
            BigDecimal value = BigDecimal.valueOf(unscaled, scale);
            record.put(name, name.equals("w") && random.nextBoolean()
                    ? value.add(new BigDecimal("123456789012345678901234567.12345678"))
                    : name.equals("c") && random.nextBoolean() ? BigDecimal.valueOf(Long.MAX_VALUE - 3) : value);
        });
        return record;
    }

    private Term term(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0 ? literal(random) : field(random);
        }
        Term left = term(random, depth - 1);
        Term right = term(random, depth - 1);
        // A literal alone is a double to CEL, so that one operand at least is a decimal.
        Term first = left.text().startsWith("record") || left.text().startsWith("(") ? left : field(random);
        // The text must not depend on the values: all records run the program of the first.
        return switch (random.nextInt(4)) {
            case 0 -> number(first, "+", right, first.value().add(right.value()));
            case 1 -> number(first, "-", right, first.value().subtract(right.value()));
            case 2 -> number(first, "*", right, first.value().multiply(right.value()));
            default -> new Term("(-" + first.text() + ")", first.value().negate());
        };
    }

    /** The same number, written as a sum that binary fractions get wrong. */
    private static Term shifted(Term number, Random random) {
        boolean same = random.nextBoolean();
        return number.text().startsWith("record") || number.text().startsWith("(")
                ? new Term("((" + number.text() + " + 0.1) - " + (same ? "0.1" : "0.2") + ")",
                        same ? number.value() : number.value().subtract(new BigDecimal("0.1")))
                : number;
    }

    private static Term number(Term left, String operator, Term right, BigDecimal value) {
        return new Term("(" + left.text() + " " + operator + " " + right.text() + ")", value);
    }

    private Term field(Random random) {
        String name = List.of("a", "b", "c", "d", "w").get(random.nextInt(5));
        return new Term("record." + name, Objects.requireNonNull(values.get(name)));
    }

    private static Term literal(Random random) {
        String text = List.of("0.1", "0.2", "0.30", "1.19", "100.0", "0.00001", "9007199254740993.00",
                "0.12345678901234567890123").get(random.nextInt(8));
        return new Term(text, new BigDecimal(text));
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private boolean holds(RecordEngine engine, String expression) {
        return accepts(program(engine, expression));
    }

    private static RecordProgram program(RecordEngine engine, String expression) {
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression).build();
        assertThat(engine.check(contract)).as(expression).isEmpty();
        return ((CompilationResult.Compiled) engine.compile(SCHEMA, contract, List.of())).program();
    }

    private boolean accepts(RecordProgram program) {
        Map<String, Object> all = new HashMap<>();
        values.forEach((name, value) -> all.put(name, ByteBuffer.wrap(
                value.setScale(Objects.requireNonNull(SCALES.get(name))).unscaledValue().toByteArray())));
        all.put("n", 3L);
        all.put("r", 0.1);
        byte[] bytes = AvroOracle.encode(SCHEMA, AvroOracle.record(SCHEMA, all));
        return program.run(bytes, 0, bytes.length, ProgramRunner.NOW) instanceof Verdict.Accepted;
    }

    @Test
    void shouldRoundQuotientsTo34Digits() {
        values.putAll(Map.of("a", new BigDecimal("1.00"), "b", new BigDecimal("3.00"), "c", BigDecimal.ZERO,
                "d", new BigDecimal("0.00000"), "w", new BigDecimal("1.00000000")));
        String third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), MathContext.DECIMAL128).toPlainString();

        assertThat(holds(CompiledRecordEngine.checkOnly(), "record.a / record.b == " + third)).isTrue();
    }
}
