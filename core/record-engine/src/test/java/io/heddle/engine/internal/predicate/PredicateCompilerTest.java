// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.predicate;

import com.sun.management.ThreadMXBean;
import io.heddle.contract.Contract;
import io.heddle.contract.Severity;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.compiled.CompiledProgram;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Which expressions have native predicates, shape by shape, and their results on one record. */
class PredicateCompilerTest {
    private static final Schema SCHEMA = ContractFixture.schema("""
            {'name':'id','type':'long'},
            {'name':'amount','type':'int'},
            {'name':'price','type':'double'},
            {'name':'ratio','type':'float'},
            {'name':'paid','type':'boolean'},
            {'name':'checked','type':['null','boolean']},
            {'name':'name','type':'string'},
            {'name':'note','type':['null','string']},
            {'name':'email','type':['string','null']},
            {'name':'kind','type':{'type':'enum','name':'Kind','symbols':['OPEN','CLOSED']}},
            {'name':'cost','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}},
            {'name':'huge','type':{'type':'bytes','logicalType':'decimal','precision':40,'scale':2}},
            {'name':'raw','type':'bytes'},
            {'name':'created_at','type':{'type':'long','logicalType':'timestamp-millis'}},
            {'name':'changed_at','type':['null',{'type':'long','logicalType':'timestamp-micros'}]},
            {'name':'day','type':{'type':'int','logicalType':'date'}},
            {'name':'tags','type':{'type':'array','items':'string'}},
            {'name':'extra','type':['null',{'type':'map','values':'int'}]},
            {'name':'mixed','type':['null','int','string']},
            {'name':'home','type':{'type':'record','name':'Address','fields':[
                {'name':'city','type':'string'},{'name':'zip','type':['null','string']}]}},
            {'name':'work','type':['null','Address']}
            """);

    private static Map<String, @Nullable Object> values() {
        GenericData.Record home = new GenericData.Record(SCHEMA.getField("home").schema());
        home.put("city", "Ulm");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", 9_007_199_254_740_993L);
        values.put("amount", 12);
        values.put("price", 2.5);
        values.put("ratio", 0.1f);
        values.put("paid", true);
        values.put("checked", null);
        values.put("name", "Z\uD83D\uDE80e");
        values.put("note", null);
        values.put("email", "ann@example.org");
        values.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "OPEN"));
        values.put("cost", ByteBuffer.wrap(new byte[] {0x01, 0x00}));
        values.put("huge", ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0}));
        values.put("raw", ByteBuffer.wrap(new byte[] {1, (byte) 0xff}));
        values.put("created_at", Instant.parse("2026-02-01T00:00:00.5Z").toEpochMilli());
        values.put("changed_at", null);
        values.put("day", 20_000);
        values.put("tags", List.of("a", "b"));
        values.put("extra", null);
        values.put("mixed", "text");
        values.put("home", home);
        values.put("work", null);
        return values;
    }

    private static byte[] bytes() {
        return AvroOracle.encode(SCHEMA, AvroOracle.record(SCHEMA, values()));
    }

    private static CompiledProgram program(String expression, Severity severity) {
        Contract contract =
                ContractFixture.over(SCHEMA).cel("rule", expression, severity).build();
        assertThat(AvroRecordEngine.checkOnly().check(contract)).isEmpty();
        return (CompiledProgram) ((CompilationResult.Compiled) CompiledRecordEngine.checkOnly().compile(SCHEMA,
                contract, contract.ports()))
                .program();
    }

    private static boolean accepts(CompiledProgram program) {
        byte[] bytes = bytes();
        return program.accept(bytes, 0, bytes.length, ProgramRunner.NOW, new RecordOutputs(1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "record.amount > 3 && record.amount <= 12 && record.amount != 13",
        "record.id > 9007199254740992 && record.id == 9007199254740993",
        "record.price > 2 && 3 > record.price && record.amount < 12.5",
        "record.ratio > 0.1 && record.ratio < 0.100000002",
        "record.paid && !(record.paid == false) && (record.paid ? record.amount > 1 : false)",
        "record.checked == null && record.checked != true",
        "record.checked == true || record.paid",
        "record.name == 'Z\\U0001F680e' && record.name != record.email",
        "record.name < 'Z\\uE000' && record.name > 'Z' && record.name.size() == 3",
        "record.note == null || record.note.startsWith('x')",
        "record.note != 'x' && !(record.note in ['x', 'y']) && record.note in ['x', null]",
        "record.email.startsWith('ann@') && record.email.endsWith('.org') && record.email.contains('@ex')",
        "record.email.contains('') && !record.email.contains('orgx') && record.email.matches('^[^@]+@example[.]org$')",
        "record.kind == 'OPEN' && record.kind in ['OPEN', 'LOST'] && record.kind > 'CLOSED' && record.kind != 'LOST'",
        "record.cost == 2.56 && record.cost > 2 && record.cost in [1.0, 2.56]",
        "size(record.raw) == 2 && record.raw > b'\\x01\\x02' && record.raw == b'\\x01\\xff'",
        "record.created_at < now && record.created_at > now - duration('720h')",
        "record.created_at == timestamp('2026-02-01T00:00:00.5Z') && record.created_at + duration('24h') < now",
        "now - record.created_at > duration('1h') && duration('1h') + record.created_at <= now",
        "record.changed_at == null || record.changed_at < now",
        "record.day == timestamp('2024-10-04T00:00:00Z') && record.day < record.created_at",
        "record.tags.size() == 2 && size(record.tags) > 1 && record.extra == null",
        "record.amount * 2 + 1 == 25 && record.amount - 13 == -1 && record.amount / 5 == 2 && record.amount % 5 == 2",
        "-record.price == -2.5 && record.price * 2.0 - 1.0 == 4.0 && record.price / 0.0 > 1e300",
        "record.home.city == 'Ulm' && record.home.zip == null && record.work == null",
        "!has(record.work) && !has(record.home.zip) && has(record.home.city) && has(record.email) && !has(record.note)",
        "!has(record.work.city) && has(record.home) && has(record.cost) && has(record.tags) && !has(record.extra)",
        "record.work.city == 'Ulm' || record.paid",
        "record.id + 9223372036854775807 > 0 || true",
        "record.amount in [1, 12] && !(record.amount in [])",
        "1 + 1 == 2 && size('abc') == 3 && timestamp('2020-01-01T00:00:00Z') < now && now == now"
    })
    void shouldTestNativelyWhenTheShapeIsCommon(String expression) {
        CompiledProgram program = program(expression, Severity.ERROR);

        assertThat(program.explain()).endsWith("rule rule: native\n");
        assertThat(accepts(program)).isTrue();
        assertThat(ProgramRunner.run(ContractFixture.over(SCHEMA).cel("rule", expression).build(), values()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "record.amount > 12",
        "record.note < 'x'",
        "record.note.startsWith('x') == false",
        "record.checked || true",
        "record.checked ? true : true",
        "!record.checked",
        "record.work.city != 'Ulm'",
        "has(record.work.city)",
        "record.id + 9223372036854775807 > 0",
        "record.amount / (record.amount - 12) > 1",
        "size(record.extra) == 0",
        "record.created_at + duration('87600000h') > now",
        "record.changed_at < now",
        "record.changed_at - duration('1s') != now",
        "1 / 0 > 1",
        "record.price + double('NaN') < 0"
    })
    void shouldDeferToTheReferenceUnlessTheRuleCertainlyHolds(String expression) {
        CompiledProgram program = program(expression, Severity.ERROR);

        assertThat(program.explain()).endsWith("rule rule: native\n");
        assertThat(accepts(program)).isFalse();
        assertThat(ProgramRunner.run(ContractFixture.over(SCHEMA).cel("rule", expression).build(), values()))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", value = {
        "record.tags.all(t, t != '') -> cel over tags (it goes through items)",
        "record.tags[0] == 'a' -> cel over tags (it looks at single items)",
        "string(record.amount) == '12' -> cel over amount (it calls string())",
        "record.mixed == null || record.paid -> cel over mixed, paid (mixed has several types)",
        "record.amount in record.tags.map(t, size(t)) || record.paid -> cel over amount, paid, tags"
                + " ('in' of what is no list of constants)",
        "record.name + 'x' == record.email || record.paid -> cel over email, name, paid (it calculates with other types"
                + " than numbers, timestamps and constant durations)",
        "type(record.home) == type(record.home) -> cel over home (it calls type())",
        "record == record -> cel over the whole record (it compares records, arrays or maps)",
        "record.email.matches(record.name) || record.paid -> cel over email, name,"
                + " paid (a pattern that is not constant)"
    })
    void shouldEvaluateCelOverTheNamedFieldsWhenThereIsNoNativeTest(String expression, String evaluation) {
        CompiledProgram program = program(expression, Severity.ERROR);

        assertThat(program.explain()).endsWith("rule rule: " + evaluation + "\n");
        assertThat(accepts(program)).isTrue();
    }

    @Test
    void shouldNotDecideWhenADecimalIsWiderThanADouble() {
        CompiledProgram program = program("record.huge > 1", Severity.ERROR);

        assertThat(accepts(program)).isFalse();
        assertThat(
                ProgramRunner.run(ContractFixture.over(SCHEMA).cel("rule", "record.huge > 1").build(), values()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void shouldAcceptWithTheReferencesWarningWhenAWarningRuleIsBroken() {
        CompiledProgram program = program("record.amount > 12", Severity.WARNING);
        byte[] bytes = bytes();

        Verdict verdict = program.run(bytes, 0, bytes.length, ProgramRunner.NOW);

        assertThat(ProgramRunner.violations(verdict)).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo("amount");
            assertThat(violation.severity()).isEqualTo(Severity.WARNING);
        });
        assertThat(program.referenceRunCount()).isEqualTo(1);
    }

    @Test
    void shouldAllocateNothingWhenRulesAreNative() {
        ContractFixture building = ContractFixture.over(SCHEMA);
        String[] expressions = {
            "record.amount > 3 && record.price > 2",
            "record.note == null || record.note.startsWith('x')",
            "record.kind in ['OPEN', 'CLOSED'] && record.name < 'a'",
            "record.created_at > now - duration('720h') && record.day < now",
            "now - record.created_at > duration('1h')",
            "record.cost * 2.0 == 5.12 && size(record.email) == 15 && record.email.contains('@')",
            "record.email.matches('^[^@]+@[a-z.]+$') && record.email.matches('example')",
            "record.tags.size() == 2 && record.amount * 2 + 1 == 25",
            "record.work.city == 'Ulm' || record.home.city in ['Ulm', 'Bonn']",
            "record.checked != true ? record.raw < b'\\x02' : false"
        };
        for (String expression : expressions) {
            building.cel("rule" + expression.length(), expression);
        }
        Contract contract = building.build();
        RecordProgram program =
                ((CompilationResult.Compiled) CompiledRecordEngine.checkOnly().compile(SCHEMA, contract, List.of()))
                        .program();
        byte[] bytes = bytes();
        RecordOutputs outputs = new RecordOutputs(0, 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int records = 20_000;
        long allocated = 0;
        int accepted = 0;

        for (int round = 0; round < 3; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < records; i++) {
                accepted += program.accept(bytes, 0, bytes.length, ProgramRunner.NOW, outputs) ? 1 : 0;
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(program.explain()).doesNotContain("cel over");
        assertThat(accepted).isEqualTo(3 * records);
        assertThat(allocated).isLessThan(records);
    }
}
