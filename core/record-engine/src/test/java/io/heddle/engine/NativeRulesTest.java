// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.engine.internal.compiled.CompiledProgram;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Native tests against cel-java, on generated schemas, expressions and records. {@code -Dheddle.rules.schemas=2000} for a
 * longer run, {@code -Dheddle.rules.seed=...} to start elsewhere.
 */
class NativeRulesTest {
    private static final int RULES_PER_SCHEMA = 40;
    private static final int RECORDS_PER_RULE = 10;
    private static final RecordEngine REFERENCE = AvroRecordEngine.checkOnly();
    private static final RecordEngine COMPILED = CompiledRecordEngine.checkOnly();

    private final Map<String, Long> counts = new TreeMap<>();

    @Test
    void shouldSayTrueWhereAndOnlyWhereCelDoes() {
        long schemas = Long.getLong("heddle.rules.schemas", 80);
        long seed = Long.getLong("heddle.rules.seed", 1);

        for (long i = 0; i < schemas; i++) {
            schema(seed + i);
        }

        counts.forEach((what, count) -> System.out.printf("%,14d  %s%n", count, what));
        long expressions = counts.getOrDefault("expressions", 0L);
        assertThat(expressions).isEqualTo(schemas * RULES_PER_SCHEMA);
        assertThat(counts.getOrDefault("expressions with faults", 0L)).isLessThan(expressions / 10);
        assertThat(counts.get("expressions, native")).isGreaterThan(expressions * 8 / 10);
    }

    private void schema(long seed) {
        Random random = new Random(seed);
        RandomValues values = new RandomValues(random);
        Schema writer = values.schema();
        Schema schema = random.nextInt(3) == 0 ? new RandomPairs(random, 20).readerOf(writer) : writer;
        RandomRules rules = new RandomRules(random, schema);
        for (int i = 0; i < RULES_PER_SCHEMA; i++) {
            count("expressions");
            String expression = rules.next();
            Contract contract = TestContract.over(schema).cel("rule", expression).build();
            if (!(REFERENCE.compile(writer, contract, contract.ports()) instanceof Compilation.Compiled reference)) {
                count("expressions, schemas incompatible");
                continue;
            }
            RecordProgram program =
                    ((Compilation.Compiled) COMPILED.compile(writer, contract, contract.ports())).program();
            if (!(program instanceof CompiledProgram compiled)) {
                count("expressions with faults");
                continue;
            }
            boolean isNative = compiled.explain().endsWith("rule rule: native\n");
            count(isNative ? "expressions, native" : "expressions, with cel-java");
            for (int j = 0; j < RECORDS_PER_RULE; j++) {
                byte[] bytes = Avro.encode(writer, values.value(writer));
                boolean mayDoubt = isNative && rules.namesWideDecimal(expression);
                compare(seed, expression, reference.program(), compiled, bytes, isNative ? "native" : "cel-java", mayDoubt);
            }
        }
    }

    private void compare(
            long seed,
            String expression,
            RecordProgram reference,
            CompiledProgram compiled,
            byte[] bytes,
            String way,
            boolean mayDoubt) {
        Verdict expected = reference.run(bytes, 0, bytes.length, Programs.NOW);
        boolean accepts = compiled.accept(bytes, 0, bytes.length, Programs.NOW, new RecordOutputs(1, 0));
        count("records, " + way + (expected instanceof Verdict.Accepted ? ", kept" : ", broken"));
        if (mayDoubt && !accepts && expected instanceof Verdict.Accepted) {
            count("records, native, kept but doubtful for a wide decimal");
            return;
        }
        assertThat(accepts)
                .as("seed " + seed + ": " + expression + " is " + Programs.violations(expected))
                .isEqualTo(expected instanceof Verdict.Accepted);
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
