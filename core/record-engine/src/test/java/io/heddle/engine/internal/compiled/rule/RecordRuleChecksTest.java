// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.contract.RecordRule;
import io.heddle.contract.Severity;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.generated.RandomCelRules;
import io.heddle.engine.generated.RandomRuleRecords;
import io.heddle.engine.generated.RandomSchemaPairs;
import io.heddle.engine.internal.avro.ResolutionDifferences;
import io.heddle.engine.internal.avro.ResolvingCodec;
import io.heddle.engine.internal.avro.SchemaResolution;
import io.heddle.engine.internal.cel.CelRecordRules;
import io.heddle.engine.internal.cel.CompiledCelRule;
import io.heddle.engine.internal.compiled.CompiledProgramFactory;
import io.heddle.engine.internal.compiled.compiler.ProgramCompiler;
import io.heddle.engine.internal.compiled.placement.FieldGovernance;
import io.heddle.testkit.TestSeed;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import static io.heddle.engine.ProgramRunner.NOW;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares rules after the walk with cel-java on whole records, with generated schemas, expressions and records. {@code
 * -Dheddle.rules.schemas=2000} gives a longer run. Half of the schemas have fixed seeds, the others fresh ones.
 */
class RecordRuleChecksTest {
    private static final String DOUBTFUL = "records, native, kept but doubtful for a decimal";
    private static final int RULES_PER_SCHEMA = 50;
    private static final int RECORDS_PER_SCHEMA = 30;

    private final Map<String, Long> counts = new TreeMap<>();

    private record Pair(CompiledCelRule rule, RecordProgram program, String evaluation, boolean mayBeUndecided) {}

    @Test
    void shouldAgreeWithCel() throws IOException {
        long schemas = Long.getLong("heddle.rules.schemas", 40);
        long fresh = TestSeed.next("rules");

        for (long i = 0; i < schemas; i++) {
            schema(i % 2 == 0 ? 1 + i : fresh + i);
        }

        counts.forEach((what, count) -> System.out.printf("%,14d  %s%n", count, what));
        long expressions = counts.getOrDefault("expressions", 0L);
        assertThat(counts.getOrDefault("expressions with faults", 0L)).isLessThan(expressions / 20);
        assertThat(counts.get("expressions, native")).isGreaterThan(expressions / 2);
        assertThat(counts.get("expressions, cel over")).isGreaterThan(expressions / 20);
        long kept = counts.getOrDefault("records, native, kept", 0L);
        long broken = counts.getOrDefault("records, native, broken", 0L);
        assertThat(kept).isGreaterThan(broken / 5);
        assertThat(broken).isGreaterThan(kept / 5);
        assertThat(counts.getOrDefault(DOUBTFUL, 0L)).isLessThan(kept / 50);
    }

    private void schema(long seed) throws IOException {
        Random random = new Random(seed);
        RandomRuleRecords values = new RandomRuleRecords(random);
        Schema writer = values.schema();
        Schema schema = random.nextInt(3) == 0 ? new RandomSchemaPairs(random, 20).readerOf(writer) : writer;
        if (ResolutionDifferences.between(writer, schema).stream().anyMatch(ResolutionDifferences.Difference::always)) {
            return;
        }
        List<Pair> pairs = pairs(random, writer, schema);
        ResolvingCodec codec = new ResolvingCodec(writer, schema);
        RecordProgram plain = program(writer, SchemaResolution.of(writer, schema), RecordRuleChecks.NONE);
        for (int i = 0; i < RECORDS_PER_SCHEMA; i++) {
            byte[] bytes = AvroOracle.encode(writer, values.value(writer));
            if (!accepts(plain, bytes)) {
                count("records, not resolved");
                continue;
            }
            IndexedRecord record = (IndexedRecord) Objects.requireNonNull(codec.decode(bytes, 0, bytes.length));
            for (Pair pair : pairs) {
                compare(seed, pair, record, bytes);
            }
        }
    }

    private List<Pair> pairs(Random random, Schema writer, Schema schema) {
        RandomCelRules expressions = new RandomCelRules(random, schema);
        List<RecordRule> rules = new ArrayList<>();
        for (int i = 0; i < RULES_PER_SCHEMA; i++) {
            String expression = random.nextInt(8) == 0 ? expressions.nextOther() : expressions.next();
            rules.add(new RecordRule("rule", expression, Severity.ERROR, ""));
        }
        Resolver.Action root = SchemaResolution.of(writer, schema);
        List<Pair> pairs = new ArrayList<>();
        for (CompiledCelRule rule : CelRecordRules.compile(schema, rules).all()) {
            count("expressions");
            Optional<RecordRuleChecks> tests = RecordRuleChecks.of(List.of(rule), root, schema);
            if (tests.isEmpty()) {
                count("expressions with faults");
                continue;
            }
            String evaluation = tests.get().toString().startsWith("rule rule: native") ? "native" : "cel over";
            count("expressions, " + evaluation);
            boolean mayBeUndecided = evaluation.equals("native")
                    && expressions.namesDecimal(rule.rule().expression());
            pairs.add(new Pair(rule, program(writer, root, tests.get()), evaluation, mayBeUndecided));
        }
        return pairs;
    }

    private static RecordProgram program(Schema writer, Resolver.Action root, RecordRuleChecks tests) {
        FieldGovernance governance = new FieldGovernance(null, List.of(), tests.slotBinding());
        return CompiledProgramFactory.compiledOrReference(
                ProgramCompiler.compile(writer, root, 0, governance, tests.fieldSlots()), 0, tests,
                (bytes, offset, length, now) -> {
                    throw new IllegalStateException("not called");
                });
    }

    private void compare(long seed, Pair pair, IndexedRecord record, byte[] bytes) {
        boolean keeps = pair.rule().keeps(record, NOW);
        boolean accepts = accepts(pair.program(), bytes);
        count("records, " + pair.evaluation() + (keeps ? ", kept" : ", broken"));
        if (pair.mayBeUndecided() && keeps && !accepts) {
            count(DOUBTFUL);
            return;
        }
        assertThat(accepts)
                .as("seed " + seed + ": " + pair.rule().rule().expression() + " over " + record)
                .isEqualTo(keeps);
    }

    private static boolean accepts(RecordProgram program, byte[] bytes) {
        return program.accept(bytes, 0, bytes.length, NOW, new RecordOutputs(0, 0));
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
