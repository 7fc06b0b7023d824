// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Violation;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.testkit.ContractFixture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Writers with other schemas than the contract's, with Avro's own resolving reader as the oracle. */
class SchemaEvolutionTest {
    private static final RecordEngine ENGINE = new CompiledRecordEngine(new FixedKeyProvider());

    static Stream<Arguments> pairs() {
        return Stream.of(
                of("int as long", "'int'", "'long'", 7),
                of("int as float", "'int'", "'float'", 7),
                of("int as double", "'int'", "'double'", 7),
                of("long as float", "'long'", "'float'", 7L),
                of("long as double", "'long'", "'double'", 7L),
                of("float as double", "'float'", "'double'", 1.5f),
                of("string as bytes", "'string'", "'bytes'", "text"),
                of("bytes as string", "'bytes'", "'string'", ByteBuffer.wrap(new byte[] {'o', 'k'})),
                of("long as nullable long", "'long'", "['null','long']", 7L),
                of("nullable long as long", "['null','long']", "'long'", 7L),
                of("int as union of long", "'int'", "['null','string','long']", 7),
                of("union in other order", "['null','string']", "['string','null']", "text"),
                of("null in other order", "['null','string']", "['string','null']", null),
                of("union of fewer types", "['null','string','long']", "['null','long']", 7L),
                of("array of promoted items", "{'type':'array','items':'int'}", "{'type':'array','items':'long'}",
                        List.of(1, 2)),
                of("map of promoted values", "{'type':'map','values':'int'}", "{'type':'map','values':'double'}",
                        Map.of("a", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void shouldResolveAsAvroDoesWhenTypesDiffer(String name, String written, String readerJson,
            @Nullable Object value) {
        Schema writer = ContractFixture.schema("{'name':'f','type':" + written + "}");
        Schema reader = ContractFixture.schema("{'name':'f','type':" + readerJson + "}");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("f", value);

        shouldAgree(writer, reader, AvroOracle.encode(writer, AvroOracle.record(writer, values)));
    }

    @Test
    void shouldResolveFieldsWhenReorderedRemovedAddedAndRenamed() {
        Schema writer =
                ContractFixture.schema("{'name':'a','type':'int'},{'name':'gone','type':{'type':'array','items':"
                        + "{'type':'map','values':'string'}}},{'name':'old','type':'string'}");
        Schema reader = ContractFixture.schema("{'name':'new','type':'string','aliases':['old']},"
                + "{'name':'added','type':'string','default':'x'},"
                + "{'name':'list','type':{'type':'array','items':'int'},'default':[1,2]},"
                + "{'name':'none','type':['null','long'],'default':null},{'name':'a','type':'long'}");
        byte[] bytes = AvroOracle.encode(
                writer,
                AvroOracle.record(writer, Map.of("a", 5, "gone", List.of(Map.of("k", "v")), "old", "kept")));

        shouldAgree(writer, reader, bytes);
    }

    @Test
    void shouldUseTheDefaultWhenEnumSymbolIsUnknown() {
        Schema writer =
                ContractFixture.schema("{'name':'k','type':{'type':'enum','name':'K','symbols':['A','B','C']}}");
        Schema reader = ContractFixture.schema(
                "{'name':'k','type':{'type':'enum','name':'K','symbols':['B','A'],'default':'B'}}");
        Schema symbols = writer.getField("k").schema();
        for (String symbol : symbols.getEnumSymbols()) {
            shouldAgree(
                    writer,
                    reader,
                    AvroOracle.encode(
                            writer,
                            AvroOracle.record(writer, Map.of("k", new GenericData.EnumSymbol(symbols, symbol)))));
        }
    }

    @Test
    void shouldResolveRecursiveRecordsThatGainFields() {
        Schema writer =
                ContractFixture.schema("{'name':'next','type':['null','test.Item']},{'name':'n','type':'int'}");
        Schema reader =
                ContractFixture.schema("{'name':'n','type':'long'},{'name':'next','type':['null','test.Item']},"
                        + "{'name':'label','type':'string','default':'-'}");
        GenericData.Record inner = new GenericData.Record(writer);
        inner.put("n", 2);
        byte[] bytes = AvroOracle.encode(writer, AvroOracle.record(writer, Map.of("next", inner, "n", 1)));

        shouldAgree(writer, reader, bytes);
    }

    @Test
    void shouldRejectOnlyRecordsThatUseAMissingBranchOrSymbol() {
        Schema writer = ContractFixture.schema("{'name':'f','type':['null','long']}");
        Schema reader = ContractFixture.schema("{'name':'f','type':'long'}");
        Contract contract = ContractFixture.over(reader).build();
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("f", null);

        assertThat(ProgramRunner.run(writer, contract,
                AvroOracle.encode(writer, AvroOracle.record(writer, Map.of("f", 7L)))))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(ProgramRunner.run(writer, contract, AvroOracle.encode(writer, AvroOracle.record(writer, none))))
                .isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(ReasonCode.SCHEMA_INCOMPATIBLE);
                    assertThat(rejected.violations()).singleElement().satisfies(violation -> {
                        assertThat(violation.path()).isEqualTo("f");
                        assertThat(violation.message())
                                .isEqualTo("the writer's null cannot be read as the contract's long");
                    });
                });
    }

    @Test
    void shouldRejectOnlyUnknownSymbolsWhenEnumHasNoDefault() {
        Schema writer =
                ContractFixture.schema("{'name':'k','type':{'type':'enum','name':'K','symbols':['A','B','C']}}");
        Schema reader = ContractFixture.schema("{'name':'k','type':{'type':'enum','name':'K','symbols':['A']}}");
        Contract contract = ContractFixture.over(reader).build();

        assertThat(ProgramRunner.run(writer, contract, new byte[] {0})).isInstanceOf(Verdict.Accepted.class);
        assertThat(ProgramRunner.violations(ProgramRunner.run(writer, contract, new byte[] {4})))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("schema_incompatible");
                    assertThat(violation.path()).isEqualTo("k");
                    assertThat(violation.message()).contains("K has neither the writer's B, C nor a default");
                });
    }

    @Test
    void shouldNameEachDifferenceWhenNoRecordCanBeResolved() {
        Schema writer = ContractFixture.schema("{'name':'a','type':'string'},{'name':'b','type':{'type':'fixed',"
                + "'name':'F','size':4}},{'name':'c','type':'int'}");
        Schema reader = ContractFixture.schema("{'name':'a','type':'int'},{'name':'b','type':{'type':'fixed',"
                + "'name':'F','size':8}},{'name':'c','type':'long'},{'name':'d','type':'string'}");
        Contract contract = ContractFixture.over(reader).build();

        CompilationResult compilation = ENGINE.compile(writer, contract, contract.ports());

        assertThat(compilation).isInstanceOfSatisfying(
                CompilationResult.Incompatible.class,
                incompatible -> assertThat(incompatible.violations())
                        .extracting(violation -> violation.path() + ": " + violation.message())
                        .containsExactly(
                                "a: the writer's string cannot be read as the contract's int",
                                "b: the writer's F has 4 bytes, the contract's 8",
                                "d: the writer does not have this field, and the contract gives it no default"));
    }

    @Test
    void shouldNameTheInnerFieldWhenANestedFieldDiffers() {
        Schema writer = ContractFixture.schema(
                "{'name':'a','type':{'type':'record','name':'A','fields':[{'name':'x','type':'string'}]}}");
        Schema reader = ContractFixture.schema(
                "{'name':'a','type':{'type':'record','name':'A','fields':[{'name':'x','type':'boolean'}]}}");
        Contract contract = ContractFixture.over(reader).build();

        assertThat(ENGINE.compile(writer, contract, contract.ports()))
                .isInstanceOfSatisfying(
                        CompilationResult.Incompatible.class,
                        incompatible -> assertThat(incompatible.violations())
                                .singleElement()
                                .satisfies(violation -> assertThat(violation.path()).isEqualTo("a.x")));
    }

    @Test
    void shouldRefuseWhenBytesReadAsStringAreNotUtf8() {
        Schema writer = ContractFixture.schema("{'name':'f','type':'bytes'}");
        Contract contract = ContractFixture.overFields("{'name':'f','type':'string'}").build();

        assertThat(ProgramRunner.run(writer, contract, new byte[] {2, (byte) 0xff}))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.UNDECODABLE));
    }

    @Property(tries = 500)
    void shouldAgreeWithAvroOnBothSidesWhenSchemasAreUnrelated(@ForAll long seed) {
        RandomAvro first = new RandomAvro(seed);
        Schema writer = first.record();
        Schema reader = new RandomAvro(seed / 7 + 3).record();
        byte[] bytes = AvroOracle.encode(writer, first.value(writer));
        Contract contract = ContractFixture.over(reader).build();
        @Nullable Object expected = null;
        try {
            expected = AvroOracle.decode(writer, reader, bytes);
        } catch (AvroTypeException e) {
            assertThat(e).isNotNull();
        }

        CompilationResult compilation = ENGINE.compile(writer, contract, contract.ports());

        if (compilation instanceof CompilationResult.Compiled compiled
                && compiled.program().run(bytes, 0, bytes.length,
                        ProgramRunner.NOW) instanceof Verdict.Accepted accepted) {
            assertThat(AvroOracle.decode(reader, reader, accepted.outputs().get(0))).isEqualTo(expected);
        } else if (expected != null) {
            // the only difference: bytes read as a string that are not UTF-8
            assertThat(expected.toString()).contains("\uFFFD");
        }
    }

    @Test
    void shouldReadCollectionsWhoseItemsAreWiderInTheContract() {
        String small = "{'name':'%s','type':{'type':'%s','%s':{'type':'record','name':'%s','fields':["
                + "{'name':'a','type':'int'}%s]}}}";
        String more = ",{'name':'b','type':'double','default':0},{'name':'c','type':'double','default':0}";
        Schema writer = ContractFixture.schema(small.formatted("l", "array", "items", "L", "") + ","
                + small.formatted("m", "map", "values", "M", ""));
        Schema reader = ContractFixture.schema(small.formatted("l", "array", "items", "L", more) + ","
                + small.formatted("m", "map", "values", "M", more));
        GenericData.Record item =
                new GenericData.Record(writer.getField("l").schema().getElementType());
        item.put("a", 1);
        GenericData.Record value =
                new GenericData.Record(writer.getField("m").schema().getValueType());
        value.put("a", 1);

        shouldAgree(
                writer,
                reader,
                AvroOracle.encode(writer,
                        AvroOracle.record(writer, Map.of("l", List.of(item, item), "m", Map.of("k", value)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Item", "Renamed"})
    void shouldReportDifferencesOfRecursiveRecords(String name) {
        Schema writer = ContractFixture.schema("{'name':'next','type':['null','test.Item']}");
        Schema reader = new Schema.Parser().parse("""
                {"type":"record","name":"test.%1$s","aliases":["test.Item"],"fields":[
                    {"name":"next","type":["null","test.%1$s"]},{"name":"added","type":"int"}]}
                """.formatted(name));
        Contract contract = ContractFixture.over(reader).build();

        assertThat(ENGINE.compile(writer, contract, contract.ports())).isInstanceOfSatisfying(
                CompilationResult.Incompatible.class,
                incompatible -> assertThat(incompatible.violations()).extracting(Violation::path)
                        .containsExactly("added"));
    }

    private static void shouldAgree(Schema writer, Schema reader, byte[] bytes) {
        byte[] expected = AvroOracle.encode(reader, AvroOracle.decode(writer, reader, bytes));

        Verdict verdict = ProgramRunner.run(writer, ContractFixture.over(reader).build(), bytes);

        assertThat(verdict).isInstanceOfSatisfying(
                Verdict.Accepted.class,
                accepted -> assertThat(accepted.outputs().get(0)).isEqualTo(expected));
    }

    private static Arguments of(String name, String written, String readerJson, @Nullable Object value) {
        return Arguments.of(name, written, readerJson, value);
    }
}
