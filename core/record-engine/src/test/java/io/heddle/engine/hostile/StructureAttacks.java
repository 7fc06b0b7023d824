// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.AvroOracle;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.heddle.engine.hostile.AvroWireBuilder.bytes;
import static io.heddle.engine.hostile.AvroWireBuilder.many;
import static io.heddle.engine.hostile.AvroWireBuilder.repeat;
import static io.heddle.engine.hostile.AvroWireBuilder.varint;
import static io.heddle.engine.hostile.HostileCaseList.array;
import static io.heddle.engine.hostile.HostileCaseList.field;
import static io.heddle.engine.hostile.HostileCaseList.map;

/** Records cut short, and records without bytes, of great depth or of great width. */
final class StructureAttacks {
    private final HostileCaseList cases;

    private StructureAttacks(HostileCaseList cases) {
        this.cases = cases;
    }

    static void addTo(HostileCaseList cases) {
        StructureAttacks attacks = new StructureAttacks(cases);
        attacks.cutAndTrailing();
        attacks.zeroByteItems();
        attacks.depth();
        attacks.width();
    }

    /** A record with every type in it, truncated at every byte. */
    private void cutAndTrailing() {
        Schema schema = ContractFixture.schema("""
                {'name':'a','type':'boolean'},{'name':'b','type':'int'},{'name':'c','type':'long'},{'name':'d',\
                'type':'float'},
                {'name':'e','type':'double'},{'name':'f','type':'string'},{'name':'g','type':'bytes'},
                {'name':'h','type':{'type':'fixed','name':'H','size':8}},{'name':'i','type':{'type':'enum','name':'I',\
                'symbols':['X','Y']}},
                {'name':'j','type':['null','string']},{'name':'k','type':{'type':'array','items':'long'}},
                {'name':'l','type':{'type':'map','values':'string'}},
                {'name':'m','type':{'type':'record','name':'M','fields':[{'name':'n','type':['null','M']},{'name':'o',\
                'type':'string'}]}},
                {'name':'p','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}},
                {'name':'q','type':{'type':'string','logicalType':'uuid'}}
                """);
        GenericData.Record inner = new GenericData.Record(schema.getField("m").schema());
        inner.put("o", "inside");
        GenericData.Record outer = new GenericData.Record(schema.getField("m").schema());
        outer.put("n", inner);
        outer.put("o", "outside");
        Map<String, Object> values = new HashMap<>(Map.of(
                "a", true, "b", 1_000_000, "c", Long.MAX_VALUE, "d", 1.5f, "e", 2.5d, "f", "grüße \uD83D\uDE80",
                "g", ByteBuffer.wrap(new byte[] {1, 2, 3}), "h",
                new GenericData.Fixed(schema.getField("h").schema(), new byte[8]),
                "i", new GenericData.EnumSymbol(schema.getField("i").schema(), "Y"), "j", "some"));
        values.putAll(Map.of(
                "k", List.of(1L, 300L, -1L), "l", Map.of("key", "value"), "m", outer, "p",
                ByteBuffer.wrap(new byte[] {1, 2}),
                "q", "123e4567-e89b-12d3-a456-426614174000"));
        byte[] encoded = AvroOracle.encode(schema, AvroOracle.record(schema, values));
        cases.add("whole record", schema, () -> encoded, Optional.empty());
        for (int i = 0; i < encoded.length; i++) {
            int length = i;
            cases.add("record cut at byte " + i, schema, () -> Arrays.copyOf(encoded, length),
                    Optional.of(ReasonCode.UNDECODABLE));
        }
        for (int extra : new int[] {1, 2, 16, 1000, 1_000_000}) {
            cases.add("record and " + extra + " bytes more", schema, () -> bytes(encoded, new byte[extra]),
                    Optional.of(ReasonCode.TRAILING_BYTES));
        }
    }

    /** Items of zero bytes cost the sender nothing. */
    private void zeroByteItems() {
        Map<String, String> items = Map.of(
                "nulls", "null", "empty records", "{'type':'record','name':'E','fields':[]}",
                "records of nulls",
                "{'type':'record','name':'E','fields':[{'name':'n','type':'null'},{'name':'o','type':'null'}]}",
                "empty fixed", "{'type':'fixed','name':'E','size':0}");
        items.forEach((name, type) -> {
            for (long count : new long[] {100_000, 1_000_000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE}) {
                cases.refused("array of " + count + " " + name, field(array(type)), () -> bytes(varint(count), 0));
            }
            cases.refused("fifty blocks of " + name, field(array(type)), () -> bytes(many(varint(60_000), 50), 0));
            cases.refused("sized block of " + name, field(array(type)), () -> bytes(varint(-2_000_000_000), 0, 0));
            cases.harmless("array of a thousand " + name, field(array(type)), () -> bytes(varint(1000), 0));
        });
        cases.add("record that doubles itself forty times", doubling(40), () -> new byte[0],
                Optional.of(ReasonCode.UNDECODABLE));
        cases.add("record that doubles itself ten times", doubling(10), () -> new byte[0], Optional.empty());
    }

    private static Schema doubling(int times) {
        StringBuilder schema = new StringBuilder("{'type':'record','name':'R0','fields':[]}");
        for (int i = 1; i <= times; i++) {
            schema = new StringBuilder("{'type':'record','name':'R" + i + "','fields':[{'name':'a','type':" + schema
                    + "},{'name':'b','type':'R" + (i - 1) + "'}]}");
        }
        return new Schema.Parser().parse(schema.toString().replace('\'', '"'));
    }

    private void depth() {
        String list = "{'name':'next','type':['null','test.Item']}";
        String tree = field(array("test.Item"));
        String keyed = field(map("test.Item"));
        for (int depth : new int[] {101, 102, 1000, 100_000, 1_000_000}) {
            cases.refused("list " + depth + " deep", list, () -> bytes(repeat(2, depth), 0));
            cases.refused("tree " + depth + " deep", tree, () -> bytes(repeat(2, depth), repeat(0, depth + 1)));
            cases.refused("maps " + depth + " deep", keyed,
                    () -> bytes(many(bytes(2, 0), depth), repeat(0, depth + 1)));
        }
        cases.harmless("list 99 deep", list, () -> bytes(repeat(2, 99), 0));
        cases.harmless("tree 40 deep", tree, () -> bytes(repeat(2, 40), repeat(0, 41)));
        for (int depth : new int[] {150, 400}) {
            cases.add("schema of arrays " + depth + " deep", nested(depth),
                    () -> bytes(repeat(2, depth), repeat(0, depth + 1)),
                    Optional.of(ReasonCode.UNDECODABLE));
        }
        cases.add("schema of arrays 90 deep", nested(90), () -> bytes(repeat(2, 90), 2, repeat(0, 90)),
                Optional.empty());
    }

    private static Schema nested(int depth) {
        Schema schema = Schema.create(Schema.Type.INT);
        for (int i = 0; i < depth; i++) {
            schema = Schema.createArray(schema);
        }
        return Schema.createRecord("Deep", null, "test", false, List.of(new Schema.Field("f", schema)));
    }

    private void width() {
        for (int width : new int[] {500, 5_000}) {
            List<Schema.Field> fields = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                fields.add(new Schema.Field("field_number_" + i,
                        Schema.create(i % 2 == 0 ? Schema.Type.LONG : Schema.Type.STRING)));
            }
            Schema wide = Schema.createRecord("Wide", null, "test", false, fields);
            cases.add("record of " + width + " fields", wide, () -> new byte[width], Optional.empty());
            cases.add("record of " + width + " fields, one missing", wide, () -> new byte[width - 1],
                    Optional.of(ReasonCode.UNDECODABLE));
            cases.add("record of " + width + " fields, one too many", wide, () -> new byte[width + 1],
                    Optional.of(ReasonCode.TRAILING_BYTES));
        }
        List<Schema> branches = new ArrayList<>(List.of(Schema.create(Schema.Type.NULL)));
        for (int i = 0; i < 1_000; i++) {
            branches.add(Schema.createRecord("B" + i, null, "test", false,
                    List.of(new Schema.Field("v", Schema.create(Schema.Type.INT)))));
        }
        Schema union = Schema.createRecord("U", null, "test", false,
                List.of(new Schema.Field("f", Schema.createUnion(branches))));
        cases.add("union of a thousand records", union, () -> bytes(varint(1000), 2), Optional.empty());
        cases.add("union of a thousand records, index 1001", union, () -> bytes(varint(1001), 2),
                Optional.of(ReasonCode.UNDECODABLE));
    }
}
