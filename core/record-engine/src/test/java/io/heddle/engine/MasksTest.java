// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.engine.keys.FileKeyset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MasksTest {
    @Test
    void shouldGiveFixedValuesWhenRedacted() {
        Contract contract = all(new Mask.Redact());
        GenericRecord masked = Programs.firstPort(contract, values(contract.valueSchema()));

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

    @Test
    void shouldGiveTokensOfTheSameTypeWhenHashed() {
        Contract contract = all(new Mask.Hash());
        GenericRecord masked = Programs.firstPort(contract, values(contract.valueSchema()));

        assertThat(masked.get("s").toString()).matches("[0-9a-f]{32}");
        assertThat(((ByteBuffer) masked.get("b")).remaining()).isEqualTo(16);
        assertThat(((GenericFixed) masked.get("x")).bytes()).hasSize(4);
        assertThat((int) masked.get("i")).isNotNegative().isNotEqualTo(5);
        assertThat((long) masked.get("l")).isNotNegative().isNotEqualTo(5L);
        assertThat((long) masked.get("u")).isEqualTo((long) masked.get("l"));
        assertThat(UUID.fromString(masked.get("uuid").toString())).isNotNull();
        // Types without room for a token are redacted.
        assertThat(masked.get("t")).isEqualTo(false);
        assertThat(masked.get("d")).isEqualTo(0d);
        assertThat(masked.get("dec")).isEqualTo(ByteBuffer.wrap(new byte[1]));
    }

    @Test
    void shouldTakeTheFirstBytesOfTheCanonicalInputWhenHashed() {
        byte[] expected = new TestKeys().pseudorandom(new byte[] {1, 's', 0, 'a', 'b'});
        Contract contract = TestContract.overFields("{'name':'s','type':'string'}")
                .mask("s", new Mask.Hash())
                .build();

        assertThat(Programs.firstPort(contract, Map.of("s", "ab")).get("s"))
                .hasToString(java.util.HexFormat.of().formatHex(expected, 0, 16));
    }

    /** Tokens written down once, for a key written down once: they may never change. */
    @Test
    void shouldGiveTheTokensItAlwaysGaveWhenKeysetIsOfTheFirstFormat(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("masking.json");
        try (InputStream in = MasksTest.class.getResourceAsStream("keys/first-format.json")) {
            assertThat(in).isNotNull();
            Files.copy(in, file);
        }
        Contract contract = all(new Mask.Hash());
        Map<String, Object> values = values(contract.valueSchema());
        values.put("s", "ann@example.org");
        values.put("b", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        values.put("l", 4711L);
        values.put("i", 4711);
        byte[] bytes = Avro.encode(contract.valueSchema(), Avro.record(contract.valueSchema(), values));

        Compilation compilation = new AvroRecordEngine(FileKeyset.openOrCreate(file))
                .compile(contract.valueSchema(), contract, contract.ports());
        Verdict verdict = ((Compilation.Compiled) compilation).program().run(bytes, 0, bytes.length, Programs.NOW);

        GenericRecord masked = Avro.record(contract.valueSchema(), ((Verdict.Accepted) verdict).outputs().get(0));
        assertThat(masked.get("s")).hasToString("cb102fadf1de53de9a0e646d2930be40");
        assertThat(java.util.HexFormat.of().formatHex(((ByteBuffer) masked.get("b")).array()))
                .isEqualTo("1e42b8346a061c677172c1068fb031f4");
        assertThat(masked.get("l")).isEqualTo(5_725_144_806_672_499_311L);
        assertThat(masked.get("i")).isEqualTo(1_332_989_150);
    }

    @Test
    void shouldExpandWhenFixedIsLargerThanADigest() {
        Contract contract = TestContract.overFields("{'name':'x','type':{'type':'fixed','name':'X','size':80}}")
                .mask("x", new Mask.Hash())
                .build();
        Schema type = contract.valueSchema().getField("x").schema();

        byte[] token = ((GenericFixed) Programs.firstPort(
                                contract, Map.of("x", new GenericData.Fixed(type, new byte[80])))
                        .get("x"))
                .bytes();

        assertThat(token).hasSize(80);
        assertThat(Arrays.copyOfRange(token, 0, 32)).isNotEqualTo(Arrays.copyOfRange(token, 32, 64));
    }

    @Test
    void shouldStayInTheDayWhenTimesAreHashed() {
        Contract contract = TestContract.overFields("{'name':'a','type':{'type':'int','logicalType':'time-millis'}},"
                        + "{'name':'b','type':{'type':'long','logicalType':'time-micros'}}")
                .mask("a", new Mask.Hash())
                .mask("b", new Mask.Hash())
                .build();
        for (int i = 0; i < 50; i++) {
            GenericRecord masked = Programs.firstPort(contract, Map.of("a", i, "b", (long) i));
            assertThat((int) masked.get("a")).isBetween(0, 86_399_999);
            assertThat((long) masked.get("b")).isBetween(0L, 86_399_999_999L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 89073, 89***", "0, 2, 89073, ***73", "1, 1, 89073, 8***3", "0, 0, 89073, *****", "5, 0, 89073, *****",
        "3, 2, 89073, *****", "9, 9, 89073, *****", "2, 0, '', ''", "1, 0, \uD83D\uDE80ab, \uD83D\uDE80**",
        "0, 1, ab\uD83D\uDE80, **\uD83D\uDE80", "2147483647, 2147483647, abc, ***"
    })
    void shouldKeepCodePointsAtTheEndsWhenPartial(int first, int last, String value, String masked) {
        Contract contract = TestContract.overFields("{'name':'s','type':'string'}")
                .mask("s", new Mask.Partial(first, last))
                .build();

        assertThat(Programs.firstPort(contract, Map.of("s", value)).get("s")).hasToString(masked);
    }

    @Test
    void shouldBeNullOrRedactedWhenNullified() {
        Contract contract = TestContract.overFields(
                        "{'name':'a','type':['null','string']},{'name':'b','type':'string'}")
                .mask("a", new Mask.Nullify())
                .mask("b", new Mask.Nullify())
                .build();

        GenericRecord masked = Programs.firstPort(contract, Map.of("a", "secret", "b", "secret"));

        assertThat(masked.get("a")).isNull();
        assertThat(masked.get("b")).hasToString("***");
    }

    @ParameterizedTest
    @CsvSource({"redact", "nullify", "hash", "partial"})
    void shouldStayNullWhenValueIsNull(String strategy) {
        Contract contract = TestContract.overFields("{'name':'a','type':['null','string']}")
                .mask("a", mask(strategy))
                .build();
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("a", null);

        assertThat(Programs.firstPort(contract, none).get("a")).isNull();
        assertThat(Programs.run(contract, none))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.maskedFields()).isZero());
    }

    @Test
    void shouldMaskEveryPlaceWhenPathLeadsThroughArraysMapsAndUnions() {
        Contract contract = TestContract.overFields("""
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

        Verdict verdict = Programs.run(contract, Map.of("people", List.of(ann, ann)));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.maskedFields()).isEqualTo(4);
            GenericRecord masked = Avro.record(contract.valueSchema(), accepted.outputs().get(0));
            assertThat(masked.get("people").toString().replace('"', '\''))
                    .contains("'home': '1**'", "'work': null", "'cell': '4**'", "'age': 30");
        });
    }

    @Test
    void shouldCountTheOuterMaskOnlyWhenMasksAreNested() {
        Contract contract = TestContract.overFields(
                        "{'name':'r','type':{'type':'record','name':'R','fields':[{'name':'s','type':'string'}]}}")
                .mask("r", new Mask.Redact())
                .mask("r.s", new Mask.Hash())
                .build();
        GenericData.Record inner =
                new GenericData.Record(contract.valueSchema().getField("r").schema());
        inner.put("s", "secret");

        GenericRecord masked = Programs.firstPort(contract, Map.of("r", inner));

        assertThat(((GenericRecord) masked.get("r")).get("s")).hasToString("***");
    }

    @Test
    void shouldThrowWhenEngineHasNoKeysButAPortIsHashed() {
        Contract contract = TestContract.overFields("{'name':'s','type':'string'}")
                .mask("s", new Mask.Hash())
                .build();
        RecordEngine engine = AvroRecordEngine.checkOnly();

        assertThatThrownBy(() -> engine.compile(contract.valueSchema(), contract, contract.ports()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("masking keys");
        assertThat(engine.compile(contract.valueSchema(), contract, List.of()))
                .isInstanceOf(Compilation.Compiled.class);
    }

    @Property(tries = 300)
    void shouldEqualANaiveMaskWhenOneFieldOfAnyTypeIsMasked(@ForAll long seed, @ForAll @IntRange(max = 3) int kind) {
        RandomAvro avro = new RandomAvro(seed);
        Schema schema = avro.record();
        GenericRecord value = (GenericRecord) avro.value(schema);
        Schema.Field field =
                schema.getFields().get(avro.random().nextInt(schema.getFields().size()));
        Mask mask = mask(List.of("redact", "nullify", "hash", "partial").get(kind));
        Contract contract = TestContract.over(schema).mask(field.name(), mask).build();

        Verdict verdict = Programs.run(schema, contract, Avro.encode(schema, value));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            GenericRecord masked = Avro.record(schema, accepted.outputs().get(0));
            GenericRecord original = Avro.record(schema, Avro.encode(schema, value));
            Object expected = original.get(field.pos()) == null
                    ? null
                    : NaiveMask.of(mask, original.get(field.pos()), field.schema());
            original.put(field.pos(), expected);
            assertThat(Avro.encode(schema, masked)).isEqualTo(Avro.encode(schema, original));
        });
    }

    @Property(tries = 200)
    void shouldGiveEqualTokensForEqualNumbersOnly(@ForAll long first, @ForAll long second) {
        Contract contract = TestContract.overFields("{'name':'l','type':'long'}")
                .mask("l", new Mask.Hash())
                .build();
        Object a = Programs.firstPort(contract, Map.of("l", first)).get("l");
        Object b = Programs.firstPort(contract, Map.of("l", second)).get("l");

        assertThat(a.equals(b)).isEqualTo(first == second);
    }

    static Mask mask(String strategy) {
        return switch (strategy) {
            case "redact" -> new Mask.Redact();
            case "nullify" -> new Mask.Nullify();
            case "hash" -> new Mask.Hash();
            default -> new Mask.Partial(1, 1);
        };
    }

    private static Contract all(Mask mask) {
        TestContract contract = TestContract.overFields("""
                {'name':'s','type':'string'},{'name':'b','type':'bytes'},
                {'name':'x','type':{'type':'fixed','name':'X','size':4}},
                {'name':'i','type':'int'},{'name':'l','type':'long'},{'name':'f','type':'float'},
                {'name':'d','type':'double'},{'name':'t','type':'boolean'},
                {'name':'e','type':{'type':'enum','name':'E','symbols':['A','B']}},
                {'name':'a','type':{'type':'array','items':'int'}},{'name':'m','type':{'type':'map','values':'int'}},
                {'name':'u','type':['null','string','long']},
                {'name':'dec','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}},
                {'name':'uuid','type':{'type':'string','logicalType':'uuid'}},
                {'name':'r','type':{'type':'record','name':'R','fields':[{'name':'s','type':'string'},
                    {'name':'n','type':['null','string']},{'name':'m','type':['null','string']}]}}
                """);
        contract.build().valueSchema().getFields().forEach(field -> contract.mask(field.name(), mask));
        return contract.build();
    }

    private static Map<String, Object> values(Schema schema) {
        GenericData.Record inner = new GenericData.Record(schema.getField("r").schema());
        inner.put("s", "secret");
        inner.put("m", "secret");
        Map<String, Object> values = new HashMap<>();
        values.put("s", "secret");
        values.put("b", ByteBuffer.wrap(new byte[] {1, 2}));
        values.put("x", new GenericData.Fixed(schema.getField("x").schema(), new byte[] {1, 2, 3, 4}));
        values.put("i", 5);
        values.put("l", 5L);
        values.put("f", 5f);
        values.put("d", 5d);
        values.put("t", true);
        values.put("e", new GenericData.EnumSymbol(schema.getField("e").schema(), "B"));
        values.put("a", List.of(1));
        values.put("m", Map.of("k", 1));
        values.put("u", 5L);
        values.put("dec", ByteBuffer.wrap(BigInteger.valueOf(12345).toByteArray()));
        values.put("uuid", "123e4567-e89b-12d3-a456-426614174000");
        values.put("r", inner);
        return values;
    }
}
