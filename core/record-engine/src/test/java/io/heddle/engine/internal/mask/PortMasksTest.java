// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.EveryTypeFixture;
import io.heddle.engine.NaiveMaskOracle;
import io.heddle.engine.ProgramRunner;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.Verdict;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortMasksTest {
    @Test
    void shouldProduceFixedValuesWhenRedacted() {
        Contract contract = EveryTypeFixture.masked(new Mask.Redact());
        GenericRecord masked = ProgramRunner.firstPort(contract, EveryTypeFixture.values(contract.valueSchema()));

        assertThat(masked.get("s")).hasToString("***");
        assertThat(masked.get("b")).isEqualTo(ByteBuffer.allocate(0));
        assertThat(((GenericFixed) masked.get("x")).bytes()).containsExactly(0, 0, 0, 0);
        assertThat(masked.get("i")).isEqualTo(0);
        assertThat(masked.get("l")).isEqualTo(0L);
        assertThat(masked.get("f")).isEqualTo(0f);
        assertThat(masked.get("d")).isEqualTo(0d);
        assertThat(masked.get("t")).isEqualTo(false);
        assertThat(masked.get("e")).hasToString("A");
        assertThat(masked.get("a")).isEqualTo(List.of());
        assertThat(masked.get("m")).isEqualTo(Map.of());
        assertThat(masked.get("u")).isEqualTo(0L);
        assertThat(masked.get("dec")).isEqualTo(ByteBuffer.wrap(new byte[1]));
        assertThat(masked.get("uuid")).hasToString("00000000-0000-0000-0000-000000000000");
        GenericRecord inner = (GenericRecord) masked.get("r");
        assertThat(inner.get("s")).hasToString("***");
        assertThat(inner.get("n")).isNull();
        assertThat(inner.get("m")).hasToString("***");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 89073, 89***", "0, 2, 89073, ***73", "1, 1, 89073, 8***3", "0, 0, 89073, *****", "5, 0, 89073, *****",
        "3, 2, 89073, *****", "9, 9, 89073, *****", "2, 0, '', ''", "1, 0, \uD83D\uDE80ab, \uD83D\uDE80**",
        "0, 1, ab\uD83D\uDE80, **\uD83D\uDE80", "2147483647, 2147483647, abc, ***"
    })
    void shouldKeepCodePointsAtTheEndsWhenPartial(int first, int last, String value, String masked) {
        Contract contract = ContractFixture.overFields("{'name':'s','type':'string'}")
                .mask("s", new Mask.Partial(first, last))
                .build();

        assertThat(ProgramRunner.firstPort(contract, Map.of("s", value)).get("s")).hasToString(masked);
    }

    @Test
    void shouldBeNullOrRedactedWhenNullified() {
        Contract contract = ContractFixture.overFields(
                "{'name':'a','type':['null','string']},{'name':'b','type':'string'}")
                .mask("a", new Mask.Nullify())
                .mask("b", new Mask.Nullify())
                .build();

        GenericRecord masked = ProgramRunner.firstPort(contract, Map.of("a", "secret", "b", "secret"));

        assertThat(masked.get("a")).isNull();
        assertThat(masked.get("b")).hasToString("***");
    }

    @ParameterizedTest
    @CsvSource({"redact", "nullify", "hash", "partial"})
    void shouldStayNullWhenValueIsNull(String strategy) {
        Contract contract = ContractFixture.overFields("{'name':'a','type':['null','string']}")
                .mask("a", mask(strategy))
                .build();
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("a", null);

        assertThat(ProgramRunner.firstPort(contract, none).get("a")).isNull();
        assertThat(ProgramRunner.run(contract, none))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.maskedFields()).isZero());
    }

    @Test
    void shouldMaskEveryPlaceWhenPathLeadsThroughArraysMapsAndUnions() {
        Contract contract = ContractFixture.overFields("""
                {'name':'people','type':['null',{'type':'array','items':{'type':'record','name':'P','fields':[
                    {'name':'phones','type':{'type':'map','values':['null','string']}},{'name':'age','type':'int'}]}}]}
                """).mask("people[].phones{}", new Mask.Partial(1, 0)).build();
        Schema person = contract.valueSchema().getField("people").schema().getTypes().get(1).getElementType();
        Map<String, @Nullable Object> phones = new LinkedHashMap<>();
        phones.put("home", "123");
        phones.put("work", null);
        phones.put("cell", "456");
        GenericData.Record ann = new GenericData.Record(person);
        ann.put("phones", phones);
        ann.put("age", 30);

        Verdict verdict = ProgramRunner.run(contract, Map.of("people", List.of(ann, ann)));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.maskedFields()).isEqualTo(4);
            GenericRecord masked = AvroOracle.record(contract.valueSchema(), accepted.outputs().get(0));
            assertThat(masked.get("people").toString().replace('"', '\''))
                    .contains("'home': '1**'", "'work': null", "'cell': '4**'", "'age': 30");
        });
    }

    @Test
    void shouldCountTheOuterMaskOnlyWhenMasksAreNested() {
        Contract contract = ContractFixture.overFields(
                "{'name':'r','type':{'type':'record','name':'R','fields':[{'name':'s','type':'string'}]}}")
                .mask("r", new Mask.Redact())
                .mask("r.s", new Mask.Hash())
                .build();
        GenericData.Record inner =
                new GenericData.Record(contract.valueSchema().getField("r").schema());
        inner.put("s", "secret");

        GenericRecord masked = ProgramRunner.firstPort(contract, Map.of("r", inner));

        assertThat(((GenericRecord) masked.get("r")).get("s")).hasToString("***");
    }

    @Test
    void shouldThrowWhenEngineHasNoKeysButAPortIsHashed() {
        Contract contract = ContractFixture.overFields("{'name':'s','type':'string'}")
                .mask("s", new Mask.Hash())
                .build();
        RecordEngine engine = AvroRecordEngine.checkOnly();

        assertThatThrownBy(() -> engine.compile(contract.valueSchema(), contract, contract.ports()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("masking keys");
        assertThat(engine.compile(contract.valueSchema(), contract, List.of()))
                .isInstanceOf(CompilationResult.Compiled.class);
    }

    @Property(tries = 300)
    void shouldEqualANaiveMaskWhenOneFieldOfAnyTypeIsMasked(@ForAll long seed, @ForAll @IntRange(max = 3) int kind) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        GenericRecord value = (GenericRecord) avro.value(schema);
        Schema.Field field =
                schema.getFields().get(avro.random().nextInt(schema.getFields().size()));
        Mask mask = mask(List.of("redact", "nullify", "hash", "partial").get(kind));
        Contract contract = ContractFixture.over(schema).mask(field.name(), mask).build();

        Verdict verdict = ProgramRunner.run(schema, contract, AvroOracle.encode(schema, value));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            GenericRecord masked = AvroOracle.record(schema, accepted.outputs().get(0));
            GenericRecord original = AvroOracle.record(schema, AvroOracle.encode(schema, value));
            Object expected = original.get(field.pos()) == null
                    ? null
                    : NaiveMaskOracle.of(mask, original.get(field.pos()), field.schema());
            original.put(field.pos(), expected);
            assertThat(AvroOracle.encode(schema, masked)).isEqualTo(AvroOracle.encode(schema, original));
        });
    }

    private static Mask mask(String strategy) {
        return switch (strategy) {
            case "redact" -> new Mask.Redact();
            case "nullify" -> new Mask.Nullify();
            case "hash" -> new Mask.Hash();
            default -> new Mask.Partial(1, 1);
        };
    }
}
