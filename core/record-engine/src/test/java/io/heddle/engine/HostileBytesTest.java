// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import io.heddle.contract.Contract;
import io.heddle.contract.Mask;
import io.heddle.contract.ReasonCode;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes crafted to exhaust memory, stack or time. The test JVM's heap is small; each case must end with an ordinary
 * rejection.
 */
class HostileBytesTest {
    private static final String TREE =
            "{'name':'next','type':['null','test.Item']},{'name':'id','type':'int'}";

    static Stream<Arguments> hostile() {
        return Stream.of(
                of("string longer than the record", "{'name':'f','type':'string'}", bytes(varint(5), 'a')),
                of("string of two gigabytes", "{'name':'f','type':'string'}", varint(Integer.MAX_VALUE)),
                of("string of the largest length", "{'name':'f','type':'string'}", varint(Long.MAX_VALUE)),
                of("string of negative length", "{'name':'f','type':'string'}", varint(-1)),
                of("string of the smallest length", "{'name':'f','type':'string'}", varint(Long.MIN_VALUE)),
                of("bytes of two gigabytes", "{'name':'f','type':'bytes'}", varint(Integer.MAX_VALUE)),
                of("bytes of negative length", "{'name':'f','type':'bytes'}", varint(-1)),
                of("string that is not UTF-8", "{'name':'f','type':'string'}", bytes(varint(1), 0xff)),
                of("string with a surrogate", "{'name':'f','type':'string'}", bytes(varint(3), 0xed, 0xa0, 0x80)),
                of("string with an overlong form", "{'name':'f','type':'string'}", bytes(varint(2), 0xc0, 0x80)),
                of("string cut inside a character", "{'name':'f','type':'string'}", bytes(varint(2), 0xe6, 0xbc)),
                of("boolean of 2", "{'name':'f','type':'boolean'}", bytes(new byte[0], 2)),
                of("int of six bytes", "{'name':'f','type':'int'}", repeat(0x80, 6)),
                of("int of 33 bits", "{'name':'f','type':'int'}", varint(1L << 40)),
                of("int of five bytes and a bit", "{'name':'f','type':'int'}", bytes(repeat(0xff, 4), 0x1f)),
                of("long of eleven bytes", "{'name':'f','type':'long'}", bytes(repeat(0x80, 10), 0)),
                of("long of 65 bits", "{'name':'f','type':'long'}", bytes(repeat(0xff, 9), 0x02)),
                of("endless varint", "{'name':'f','type':'long'}", repeat(0xff, 1000)),
                of("float cut", "{'name':'f','type':'float'}", repeat(1, 3)),
                of("double cut", "{'name':'f','type':'double'}", repeat(1, 7)),
                of("fixed cut", "{'name':'f','type':{'type':'fixed','name':'F','size':1000000}}", repeat(1, 9)),
                of("enum index past the end", symbols(), varint(2)),
                of("negative enum index", symbols(), varint(-1)),
                of("enum index of 40 bits", symbols(), varint(1L << 40)),
                of("union index past the end", "{'name':'f','type':['null','int']}", varint(2)),
                of("negative union index", "{'name':'f','type':['null','int']}", varint(-1)),
                of("array of two billion ints", array("int"), varint(Integer.MAX_VALUE)),
                of("array of the largest count", array("int"), varint(Long.MAX_VALUE)),
                of("array of the smallest count", array("int"), bytes(varint(Long.MIN_VALUE), 0)),
                of("array with a block size past the end", array("int"), bytes(varint(-1), varint(99), 2, 0)),
                of("array with a negative block size", array("int"), bytes(varint(-1), varint(-1), 2, 0)),
                of("array with a wrong block size", array("int"), bytes(varint(-1), varint(2), 2, 0)),
                of("array without an end", array("int"), bytes(varint(1), 2)),
                of("array of two billion nulls", array("null"), bytes(varint(Integer.MAX_VALUE), 0)),
                of("array of many blocks of nulls", array("null"), bytes(many(varint(60_000), 50), 0)),
                of("array of two billion nulls, sized", array("null"), bytes(varint(-2_000_000_000), 0, 0)),
                of("array of empty records", array("{'type':'record','name':'E','fields':[]}"),
                        bytes(varint(1_000_000_000), 0)),
                of("array of empty fixed", array("{'type':'fixed','name':'E','size':0}"),
                        bytes(varint(1_000_000_000), 0)),
                of("array of records of nulls",
                        array("{'type':'record','name':'E','fields':[{'name':'n','type':'null'}]}"),
                        bytes(varint(100_000_000), 0)),
                of("map of two billion entries", map("int"), varint(Integer.MAX_VALUE)),
                of("map of nulls", map("null"), bytes(varint(1_000_000), 0)),
                of("map with a key that is not UTF-8", map("int"), bytes(varint(1), varint(1), 0xff, 0, 0)),
                of("map with a key past the end", map("int"), bytes(varint(1), varint(1_000_000), 1)),
                of("record inside itself a million times", TREE, repeat(2, 1_000_000)),
                of("record inside itself 101 times", TREE, bytes(repeat(2, 101), 0)),
                of("nothing at all", "{'name':'f','type':'int'}", new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void shouldRefuseAsUndecodableWhenBytesAreHostile(String name, String fields, byte[] bytes) {
        Contract contract = ContractFixture.overFields(fields).build();

        Verdict verdict = ProgramRunner.run(contract.valueSchema(), contract, bytes);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(ReasonCode.UNDECODABLE);
            assertThat(rejected.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo("undecodable");
                assertThat(violation.message()).isNotBlank();
            });
        });
    }

    @Test
    void shouldReportTheFieldWhenItsBytesAreInvalid() {
        Contract contract = ContractFixture.overFields("""
                {'name':'id','type':'int'},
                {'name':'lines','type':{'type':'array','items':{'type':'record','name':'L','fields':[
                    {'name':'tags','type':{'type':'map','values':'boolean'}}]}}}
                """).build();
        byte[] bytes = bytes(new byte[0], 2, 2, 2, 2, 'k', 7, 0, 0);

        Verdict verdict = ProgramRunner.run(contract.valueSchema(), contract, bytes);

        assertThat(ProgramRunner.violations(verdict))
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).isEqualTo("lines[].tags{}"));
    }

    @Test
    void shouldRefuseTrailingBytesWhenRecordIsComplete() {
        Contract contract = ContractFixture.overFields("{'name':'f','type':'int'}").build();

        Verdict verdict = ProgramRunner.run(contract.valueSchema(), contract, new byte[] {2, 0});

        assertThat(verdict).isInstanceOfSatisfying(
                Verdict.Rejected.class,
                rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.TRAILING_BYTES));
    }

    @Test
    void shouldAcceptWhenDepthIsAtTheLimit() {
        Contract contract = ContractFixture.overFields(TREE).build();
        byte[] bytes = bytes(repeat(2, 99), repeat(0, 101));

        assertThat(ProgramRunner.run(contract.valueSchema(), contract, bytes)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void shouldAcceptWhenBlocksAreNegativeMultipleAndEmptyOfBytes() {
        Contract contract = ContractFixture.overFields(array("int")).build();
        Contract nulls = ContractFixture.overFields(array("null")).build();
        byte[] blocks = bytes(varint(-2), varint(2), 2, 4, 2, 6, 0);

        assertThat(ProgramRunner.run(contract.valueSchema(), contract, blocks)).isInstanceOfSatisfying(
                Verdict.Accepted.class,
                accepted -> assertThat(AvroOracle.record(contract.valueSchema(), accepted.outputs().get(0)).get("f"))
                        .isEqualTo(List.of(1, 2, 3)));
        assertThat(ProgramRunner.run(nulls.valueSchema(), nulls, bytes(varint(1000), 0)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void shouldRefuseQuicklyWhenSchemaMultipliesEmptyRecords() {
        StringBuilder schema = new StringBuilder("{'type':'record','name':'R0','fields':[]}");
        for (int i = 1; i <= 40; i++) {
            schema = new StringBuilder("{'type':'record','name':'R" + i + "','fields':[{'name':'a','type':" + schema
                    + "},{'name':'b','type':'R" + (i - 1) + "'}]}");
        }
        Schema recursiveSchema = new Schema.Parser().parse(schema.toString().replace('\'', '"'));
        Contract contract = ContractFixture.over(recursiveSchema).build();

        Verdict verdict = ProgramRunner.run(recursiveSchema, contract, new byte[0]);

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void shouldRejectWhenMasksMakeAnOutputTooLarge() {
        Schema schema = ContractFixture.schema("{'name':'f','type':{'type':'array','items':'string'}}");
        Contract contract = ContractFixture.over(schema).mask("f[]", new Mask.Hash()).build();
        byte[] bytes =
                AvroOracle.encode(schema, AvroOracle.record(schema, Map.of("f", Collections.nCopies(280_000, ""))));

        assertThat(ProgramRunner.run(schema, contract, bytes)).isInstanceOfSatisfying(
                Verdict.Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(ReasonCode.GROWTH_LIMIT));
    }

    @Test
    void shouldAcceptWhenSchemaIsWideOrRecordIsLarge() {
        StringBuilder fields = new StringBuilder("{'name':'f0','type':'int'}");
        for (int i = 1; i < 2000; i++) {
            fields.append(",{'name':'f").append(i).append("','type':'int'}");
        }
        Contract wide = ContractFixture.overFields(fields.toString()).build();
        Contract large = ContractFixture.overFields("{'name':'f','type':'string'}").build();

        assertThat(ProgramRunner.run(wide.valueSchema(), wide, repeat(2, 2000))).isInstanceOf(Verdict.Accepted.class);
        assertThat(ProgramRunner.run(large, Map.of("f", "x".repeat(4_000_000)))).isInstanceOf(Verdict.Accepted.class);
    }

    private static Arguments of(String name, String fields, byte[] bytes) {
        return Arguments.of(name, fields, bytes);
    }

    private static String symbols() {
        return "{'name':'f','type':{'type':'enum','name':'K','symbols':['A','B']}}";
    }

    private static String array(String items) {
        return "{'name':'f','type':{'type':'array','items':" + type(items) + "}}";
    }

    private static String map(String values) {
        return "{'name':'f','type':{'type':'map','values':" + type(values) + "}}";
    }

    private static String type(String type) {
        return type.startsWith("{") ? type : "'" + type + "'";
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long raw = (value << 1) ^ (value >> 63);
        while ((raw & ~0x7fL) != 0) {
            out.write((int) ((raw & 0x7f) | 0x80));
            raw >>>= 7;
        }
        out.write((int) raw);
        return out.toByteArray();
    }

    private static byte[] repeat(int value, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] many(byte[] part, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof byte[] bytes) {
                out.writeBytes(bytes);
            } else {
                out.write(part instanceof Character c ? c : (Integer) part);
            }
        }
        return out.toByteArray();
    }
}
