// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import io.heddle.contract.Contract;
import io.heddle.contract.RuleFault;
import io.heddle.contract.Severity;
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
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CelRecordRulesTest {
    private static final Schema SCHEMA = ContractFixture.schema("""
            {'name':'id','type':'long'},
            {'name':'amount','type':'int'},
            {'name':'price','type':'double'},
            {'name':'cost','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}},
            {'name':'email','type':['null','string']},
            {'name':'raw','type':'bytes'},
            {'name':'kind','type':{'type':'enum','name':'Kind','symbols':['OPEN','CLOSED']}},
            {'name':'created_at','type':{'type':'long','logicalType':'timestamp-millis'}},
            {'name':'changed_at','type':['null',{'type':'long','logicalType':'timestamp-micros'}]},
            {'name':'day','type':{'type':'int','logicalType':'date'}},
            {'name':'lines','type':{'type':'array','items':{'type':'record','name':'Line','fields':[
                {'name':'sku','type':'string'},{'name':'quantity','type':'int'}]}}},
            {'name':'extra','type':['null',{'type':'array','items':'Line'}]},
            {'name':'attributes','type':{'type':'map','values':'string'}},
            {'name':'address','type':['null',{'type':'record','name':'Address','fields':[
                {'name':'city','type':'string'},{'name':'zip','type':['null','string']}]}]}
            """);

    private static Map<String, @Nullable Object> values() {
        GenericData.Record line = new GenericData.Record(SCHEMA.getField("lines").schema().getElementType());
        line.put("sku", "A-1");
        line.put("quantity", 2);
        Schema address = SCHEMA.getField("address").schema().getTypes().get(1);
        GenericData.Record home = new GenericData.Record(address);
        home.put("city", "Ulm");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", 7L);
        values.put("amount", 12);
        values.put("price", 2.5);
        values.put("cost", ByteBuffer.wrap(new byte[] {0x01, 0x00}));
        values.put("email", "ann@example.org");
        values.put("raw", ByteBuffer.wrap(new byte[] {1, 2}));
        values.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "OPEN"));
        values.put("created_at", Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
        values.put("changed_at", null);
        values.put("day", 20_000);
        values.put("lines", List.of(line));
        values.put("extra", null);
        values.put("attributes", Map.of("color", "red"));
        values.put("address", home);
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "record.amount > 3",
        "record.created_at <= now",
        "record.created_at == timestamp('2026-02-01T00:00:00Z')",
        "now - record.created_at < duration('1000h')",
        "record.day == timestamp('2024-10-04T00:00:00Z')",
        "record.changed_at == null || record.changed_at < now",
        "record.price > 2",
        "record.amount < 12.5",
        "record.cost == 2.56",
        "record.email == null || record.email.matches('^[^@]+@example[.]org$')",
        "record.email.endsWith('example.org') && size(record.email) == 15",
        "record.kind in ['OPEN', 'CLOSED']",
        "record.raw == b'\\x01\\x02'",
        "record.lines.all(l, l.quantity > 0)",
        "record.lines.exists(l, l.sku.startsWith('A'))",
        "record.lines.map(l, l.quantity)[0] == 2",
        "record.extra == null || record.extra.all(l, l.quantity > 0)",
        "record.attributes['color'] == 'red'",
        "'color' in record.attributes && !('size' in record.attributes)",
        "record.attributes.color == 'red'",
        "record.address == null || record.address.city != ''",
        "record.address.zip == null",
        "has(record.email)",
        "has(record.id) && has(record.lines) && has(record.address.city)",
        "!has(record.changed_at) && !has(record.extra) && !has(record.address.zip)",
        "has(record.attributes.color) && !has(record.attributes.size)",
        "record.lines.all(l, has(l.sku))",
        "!(has(record.address.zip) && record.address.zip.size() != 5)",
        "record.cost + 0.10 + 0.20 == 2.86 && record.cost * 0.1 == 0.256 && -record.cost < 0",
        "record.cost / 0.2 == 12.8 && record.cost - 2.56 == 0.0",
        "record.cost in [1.0, 2.56] && !(record.cost in [2.561]) && record.cost != 2.56000000000000000001",
        "record.cost < 2.56000000000000000001 && record.cost > 2.55999999999999999999",
        "double(record.cost) == 2.56 && int(record.cost) == 2 && string(record.cost) == '2.56'",
        "record.cost > 2 && 3 > record.cost && record.cost < record.price + 1.0 && record.cost > record.price",
        "[record.cost, 1.0] == [2.56, 1.0] && (record.amount > 0 ? record.cost : 0.0) == 2.56",
        "[record.cost].exists(c, c + 0.01 == 2.57) && dyn(record.cost) == 2.56",
        "record.id % 2 == 1 ? record.amount > 10 : false",
        "type(record.id) == int",
        "string(record.id) == '7'",
        "true"
    })
    void shouldAcceptWhenExpressionHolds(String expression) {
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression).build();

        assertThat(AvroRecordEngine.checkOnly().check(contract)).isEmpty();
        assertThat(ProgramRunner.run(contract, values())).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "record.amount > 30",
        "record.created_at > now",
        "record.kind == 'CLOSED'",
        "record.lines.all(l, l.quantity > 5)",
        "record.email == null",
        "record.cost == 2.561",
        "record.cost > 2.56",
        "false"
    })
    void shouldRejectWhenExpressionDoesNotHold(String expression) {
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression).build();

        assertThat(ProgramRunner.violations(ProgramRunner.run(contract, values()))).singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("rule");
                    assertThat(violation.path())
                            .isEqualTo(expression.startsWith("record.") ? expression.split("[. ]")[1] : "");
                    assertThat(violation.message()).isEqualTo("does not hold: " + expression);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", value = {
        "record.changed_at < now -> an operand is null or of another type",
        "record.address.zip.size() > 3 -> an operand is null or of another type",
        "record.amount / (record.amount - 12) > 1 -> division by zero",
        "record.id + 9223372036854775807 > 0 -> a number is out of range",
        "record.lines[3].quantity > 0 -> an index is out of bounds",
        "record.attributes['size'] == 'L' -> a field or map entry is missing",
        "int(record.email) == 1 -> an argument is not valid",
        "record.cost / 0.0 > 1.0 -> division by zero"
    })
    void shouldRejectWithoutValuesWhenExpressionFailsOnTheRecord(String expression, String kind) {
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression).build();

        assertThat(AvroRecordEngine.checkOnly().check(contract)).isEmpty();
        assertThat(ProgramRunner.violations(ProgramRunner.run(contract, values())))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message())
                        .isEqualTo("the rule could not be evaluated: " + kind));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '~', value = {
        "record.amunt > 3 -> line 1, column 7: undefined field 'amunt'; did you mean 'amount'?",
        "record.address.town == '' -> line 1, column 15: undefined field 'town';"
                + " the record has no such field, nor a similar one",
        "record.lines.all(l, l.skuu != '') -> line 1, column 22: undefined field 'skuu'; did you mean 'sku'?",
        "record.extra == null || record.extra.all(l, l.quantty > 0) -> line 1, column 46: undefined field 'quantty';"
                + " did you mean 'quantity'?",
        "amount > 3 -> line 1, column 1: undeclared reference to 'amount'; fields are written record.amount",
        "recrd.amount > 3 -> line 1, column 1: undeclared reference to 'recrd'; an expression can use 'record' and"
                + " 'now';"
                + " did you mean 'record'?",
        "record.amount -> line 1, column 7: expected type 'bool' but found 'int';"
                + " an expression must be true or false, such as record.id != null",
    })
    void shouldReportPositionAndFixWhenExpressionIsInvalid(String expression, String message) {
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression).build();

        assertThat(AvroRecordEngine.checkOnly().check(contract))
                .containsExactly(new RuleFault("rule", message));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "record.amount >",
        "record.amount > 'three'",
        "record.lines == null",
        "record.email.matches('(')",
        "record.email.matches('^(?=.*[0-9]).{9}$')",
        "matches(record.email, 'a(?!b)')",
        "record.email.matches('(a)\\\\1')",
        "record.email.matches('((a{1000}){1000}){1000}')",
        "record.lines.exists(l, l.sku.matches('(?<=a)b'))",
        "record.created_at < timestamp('yesterday')",
        "record.nothing.at.all",
        "unknown(record.id)",
        "record.amount > 3; drop",
    })
    void shouldReportAFaultWhenExpressionIsInvalid(String expression) {
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression).build();

        assertThat(AvroRecordEngine.checkOnly().check(contract))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.message()).matches("(?s)line \\d+, column \\d+: .+"));
    }

    @Test
    void shouldRejectEveryRecordWhenExpressionDoesNotCompile() {
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", "record.nothing").build();

        assertThat(ProgramRunner.violations(ProgramRunner.run(contract, values())))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("does not compile"));
    }

    @Test
    void shouldNameNoFieldWhenARuleIsAboutSeveral() {
        Contract contract = ContractFixture.over(SCHEMA)
                .cel("rule", "record.amount > 30 && record.name == ''")
                .build();

        assertThat(ProgramRunner.violations(ProgramRunner.run(contract, values())))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.path()).isEmpty();
                    assertThat(violation.value()).isEqualTo("record");
                });
    }

    @Test
    void shouldAcceptWithWarningsWhenOnlyWarningsAreBroken() {
        Contract contract =
                ContractFixture.over(SCHEMA).cel("rule", "record.amount > 30", Severity.WARNING).build();

        assertThat(ProgramRunner.run(contract, values())).isInstanceOfSatisfying(
                Verdict.Accepted.class,
                accepted -> assertThat(accepted.warnings()).singleElement().satisfies(violation -> {
                    assertThat(violation.severity()).isEqualTo(Severity.WARNING);
                    assertThat(violation.path()).isEqualTo("amount");
                    assertThat(violation.value()).isEqualTo("int");
                }));
    }

    @Test
    void shouldRejectWhenExpressionIteratesTooOften() {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        String expression = (ten + ".all(a, ").repeat(6).replace("(a", "(a") + "true" + ")".repeat(6);
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression).build();

        assertThat(ProgramRunner.violations(ProgramRunner.run(contract, values())))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("too many iterations"));
    }

    @Test
    void shouldRefuseExpressionsWhenTheyAreTooLargeOrTooDeep() {
        String large = "record.amount > 0" + " && record.amount > 0".repeat(2000);
        String deep = "(".repeat(300) + "true" + ")".repeat(300);
        Contract contract = ContractFixture.over(SCHEMA).cel("large", large).cel("deep", deep).build();

        assertThat(AvroRecordEngine.checkOnly().check(contract))
                .extracting(RuleFault::rule)
                .contains("large", "deep");
    }
}
