// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.AvroOracle;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import static io.heddle.engine.hostile.AvroWireBuilder.bytes;
import static io.heddle.engine.hostile.AvroWireBuilder.many;
import static io.heddle.engine.hostile.AvroWireBuilder.repeat;
import static io.heddle.engine.hostile.AvroWireBuilder.varint;

/** All attacks, each with a unique name. */
public final class HostileCorpus {
    private static final long[] LENGTHS = {
        -1, -2, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, Integer.MAX_VALUE, Integer.MAX_VALUE - 8,
        1L + Integer.MAX_VALUE, 1L << 32, 1L << 40, Long.MAX_VALUE
    };
    private static final long[] COUNTS = {
        100, 1_000_000, Integer.MAX_VALUE, 1L + Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE / 2, Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final long[] INDEXES =
            {-1, -2, 2, 3, 127, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, 1L << 40, Long.MAX_VALUE};
    private static final String[] NOT_UTF8 = {
        "80", "bf", "c0", "c080", "c1bf", "e08080", "e09fbf", "f0808080", "f08fbfbf", "eda080", "edbfbf",
        "eda0bdedb2a9", "f4908080",
        "f5808080", "f7bfbfbf", "f888808080", "fc8480808080", "fe", "ff", "fffe", "c3", "e282", "f09f92", "c328",
        "e228a1", "e28228",
        "f0288cbc", "f09028bc", "f0288c28", "616280", "61c3"
    };

    private final List<HostileCase> cases = new ArrayList<>();

    private HostileCorpus() {}

    /** All attacks; names are unique. */
    public static List<HostileCase> all() {
        HostileCorpus corpus = new HostileCorpus();
        corpus.cutAndTrailing();
        corpus.lengths();
        corpus.counts();
        corpus.indexes();
        corpus.varints();
        corpus.texts();
        corpus.simple();
        corpus.nothingAtAll();
        corpus.depth();
        corpus.width();
        corpus.keys();
        corpus.cases.addAll(AmplificationAttacks.all());
        Set<String> names = new HashSet<>();
        corpus.cases.forEach(item -> {
            if (!names.add(item.name())) {
                throw new IllegalStateException("twice: " + item.name());
            }
        });
        return List.copyOf(corpus.cases);
    }

    private void add(String name, Schema schema, Supplier<byte[]> bytes, Optional<ReasonCode> reason) {
        cases.add(new HostileCase(name, schema, bytes, reason));
    }

    private void refused(String name, String fields, Supplier<byte[]> bytes) {
        add(name, ContractFixture.schema(fields), bytes, Optional.of(ReasonCode.UNDECODABLE));
    }

    private void harmless(String name, String fields, Supplier<byte[]> bytes) {
        add(name, ContractFixture.schema(fields), bytes, Optional.empty());
    }

    private static String field(String type) {
        return "{'name':'f','type':" + (type.startsWith("{") || type.startsWith("[") ? type : "'" + type + "'") + "}";
    }

    private static String array(String items) {
        return "{'type':'array','items':" + (items.startsWith("{") ? items : "'" + items + "'") + "}";
    }

    private static String map(String values) {
        return "{'type':'map','values':" + (values.startsWith("{") ? values : "'" + values + "'") + "}";
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
        Map<String, Object> values = new java.util.HashMap<>(Map.of(
                "a", true, "b", 1_000_000, "c", Long.MAX_VALUE, "d", 1.5f, "e", 2.5d, "f", "grüße \uD83D\uDE80",
                "g", ByteBuffer.wrap(new byte[] {1, 2, 3}), "h",
                new GenericData.Fixed(schema.getField("h").schema(), new byte[8]),
                "i", new GenericData.EnumSymbol(schema.getField("i").schema(), "Y"), "j", "some"));
        values.putAll(Map.of(
                "k", List.of(1L, 300L, -1L), "l", Map.of("key", "value"), "m", outer, "p",
                ByteBuffer.wrap(new byte[] {1, 2}),
                "q", "123e4567-e89b-12d3-a456-426614174000"));
        byte[] whole = AvroOracle.encode(schema, AvroOracle.record(schema, values));
        add("whole record", schema, () -> whole, Optional.empty());
        for (int i = 0; i < whole.length; i++) {
            int length = i;
            add("record cut at byte " + i, schema, () -> java.util.Arrays.copyOf(whole, length),
                    Optional.of(ReasonCode.UNDECODABLE));
        }
        for (int extra : new int[] {1, 2, 16, 1000, 1_000_000}) {
            add("record and " + extra + " bytes more", schema, () -> bytes(whole, new byte[extra]),
                    Optional.of(ReasonCode.TRAILING_BYTES));
        }
    }

    private void lengths() {
        for (String type : List.of("string", "bytes")) {
            for (long length : LENGTHS) {
                refused(type + " of length " + length, field(type), () -> bytes(varint(length), 'a', 'b'));
            }
            refused(type + " one longer than the record", field(type), () -> bytes(varint(3), 'a', 'b'));
            harmless(type + " of four million bytes", field(type),
                    () -> bytes(varint(4_000_000), repeat('x', 4_000_000)));
        }
        for (long length : LENGTHS) {
            refused("map key of length " + length, field(map("int")),
                    () -> bytes(varint(1), varint(length), 'a', 0, 0));
            refused("string in an array of length " + length, field(array("string")),
                    () -> bytes(varint(1), varint(length), 'a', 0));
        }
        refused("fixed of a gigabyte", field("{'type':'fixed','name':'G','size':1000000000}"), () -> repeat(1, 100));
        refused("fixed one longer than the record", field("{'type':'fixed','name':'G','size':9}"), () -> repeat(1, 8));
    }

    private void counts() {
        for (long count : COUNTS) {
            refused("array of " + count + " ints", field(array("int")), () -> bytes(varint(count), repeat(0, 20)));
            refused("array of " + count + " strings", field(array("string")),
                    () -> bytes(varint(count), repeat(0, 20)));
            refused("map of " + count + " entries", field(map("int")), () -> bytes(varint(count), repeat(0, 20)));
            refused("map of " + count + " nulls", field(map("null")), () -> bytes(varint(count), repeat(0, 20)));
            refused("nested array of " + count + " items", field(array(array("int"))),
                    () -> bytes(varint(1), varint(count), 0, 0));
        }
        for (long size : new long[] {-1, 0, 1, 4, 99, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
            refused("array block that says " + size + " bytes", field(array("int")),
                    () -> bytes(varint(-2), varint(size), 2, 4, 0));
            refused("map block that says " + size + " bytes", field(map("int")),
                    () -> bytes(varint(-1), varint(size), 2, 'k', 4, 0));
        }
        refused("array block of -2147483648 items", field(array("int")),
                () -> bytes(varint(Integer.MIN_VALUE), varint(1), 2, 0));
        refused("array without its end", field(array("int")), () -> bytes(varint(1), 2));
        refused("map without its end", field(map("int")), () -> bytes(varint(1), 2, 'k', 2));
        harmless("array of ten thousand blocks", field(array("int")),
                () -> bytes(many(bytes(varint(1), 2), 10_000), 0));
        harmless("array of sized and unsized blocks", field(array("int")),
                () -> bytes(varint(-2), varint(2), 2, 4, 2, 6, 0));
        harmless("array of a million booleans", field(array("boolean")),
                () -> bytes(varint(1_000_000), repeat(1, 1_000_000), 0));
    }

    private void indexes() {
        String symbols = "{'type':'enum','name':'K','symbols':['A','B']}";
        for (long index : INDEXES) {
            refused("enum index " + index, field(symbols), () -> varint(index));
            refused("union index " + index, field("['null','int']"), () -> bytes(varint(index), 2));
            refused("enum index " + index + " in an array", field(array(symbols)),
                    () -> bytes(varint(1), varint(index), 0));
            refused("union index " + index + " in a map", field("{'type':'map','values':['null','int']}"),
                    () -> bytes(varint(1), 2, 'k', varint(index), 0));
        }
    }

    private void varints() {
        Map<String, String> places = Map.of(
                "int", field("int"), "enum", field("{'type':'enum','name':'K','symbols':['A']}"), "union",
                field("['null','int']"),
                "string length", field("string"), "array count", field(array("int")), "long", field("long"));
        places.forEach((name, fields) -> {
            refused(name + " of eleven bytes", fields, () -> bytes(repeat(0x80, 10), 0));
            refused(name + " of 65 bits", fields, () -> bytes(repeat(0xff, 9), 0x02));
            refused(name + " without an end", fields, () -> repeat(0xff, 1000));
            refused(name + " of a megabyte", fields, () -> repeat(0x80, 1_000_000));
            refused(name + " of nothing", fields, () -> new byte[0]);
            refused(name + " cut", fields, () -> bytes(0x80));
        });
        refused("int of six bytes", field("int"), () -> bytes(repeat(0x80, 5), 0));
        refused("int of 33 bits", field("int"), () -> bytes(repeat(0xff, 4), 0x1f));
        harmless("int in more bytes than it needs", field("int"), () -> bytes(0x82, 0x80, 0));
        harmless("smallest long", field("long"), () -> varint(Long.MIN_VALUE));
    }

    private void texts() {
        for (String hex : NOT_UTF8) {
            byte[] text = HexFormat.of().parseHex(hex);
            refused("string " + hex, field("string"), () -> bytes(varint(text.length), text));
            refused("map key " + hex, field(map("int")), () -> bytes(varint(1), varint(text.length), text, 0, 0));
            refused("string " + hex + " after text", field("string"),
                    () -> bytes(varint(text.length + 20), repeat('a', 20), text));
        }
        for (String hex : List.of("00", "7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080",
                "f48fbfbf")) {
            byte[] text = HexFormat.of().parseHex(hex);
            harmless("string " + hex, field("string"), () -> bytes(varint(text.length), text));
        }
    }

    private void simple() {
        for (int value : new int[] {2, 3, 127, 128, 254, 255}) {
            refused("boolean " + value, field("boolean"), () -> bytes(value));
        }
        refused("float cut", field("float"), () -> repeat(1, 3));
        refused("double cut", field("double"), () -> repeat(1, 7));
        harmless("float that is no number", field("float"), () -> bytes(1, 0, 0xc0, 0x7f));
        harmless("double that is no number", field("double"), () -> bytes(1, 0, 0, 0, 0, 0, 0xf8, 0xff));
        harmless("decimal of no bytes", field("{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}"),
                () -> bytes(0));
        harmless("decimal of a hundred thousand bytes",
                field("{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}"),
                () -> bytes(varint(100_000), repeat(0x7f, 100_000)));
    }

    /** Items of zero bytes cost the sender nothing. */
    private void nothingAtAll() {
        Map<String, String> items = Map.of(
                "nulls", "null", "empty records", "{'type':'record','name':'E','fields':[]}",
                "records of nulls",
                "{'type':'record','name':'E','fields':[{'name':'n','type':'null'},{'name':'o','type':'null'}]}",
                "empty fixed", "{'type':'fixed','name':'E','size':0}");
        items.forEach((name, type) -> {
            for (long count : new long[] {100_000, 1_000_000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE}) {
                refused("array of " + count + " " + name, field(array(type)), () -> bytes(varint(count), 0));
            }
            refused("fifty blocks of " + name, field(array(type)), () -> bytes(many(varint(60_000), 50), 0));
            refused("sized block of " + name, field(array(type)), () -> bytes(varint(-2_000_000_000), 0, 0));
            harmless("array of a thousand " + name, field(array(type)), () -> bytes(varint(1000), 0));
        });
        add("record that doubles itself forty times", doubling(40), () -> new byte[0],
                Optional.of(ReasonCode.UNDECODABLE));
        add("record that doubles itself ten times", doubling(10), () -> new byte[0], Optional.empty());
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
            refused("list " + depth + " deep", list, () -> bytes(repeat(2, depth), 0));
            refused("tree " + depth + " deep", tree, () -> bytes(repeat(2, depth), repeat(0, depth + 1)));
            refused("maps " + depth + " deep", keyed, () -> bytes(many(bytes(2, 0), depth), repeat(0, depth + 1)));
        }
        harmless("list 99 deep", list, () -> bytes(repeat(2, 99), 0));
        harmless("tree 40 deep", tree, () -> bytes(repeat(2, 40), repeat(0, 41)));
        for (int depth : new int[] {150, 400}) {
            add("schema of arrays " + depth + " deep", nested(depth),
                    () -> bytes(repeat(2, depth), repeat(0, depth + 1)),
                    Optional.of(ReasonCode.UNDECODABLE));
        }
        add("schema of arrays 90 deep", nested(90), () -> bytes(repeat(2, 90), 2, repeat(0, 90)), Optional.empty());
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
            add("record of " + width + " fields", wide, () -> new byte[width], Optional.empty());
            add("record of " + width + " fields, one missing", wide, () -> new byte[width - 1],
                    Optional.of(ReasonCode.UNDECODABLE));
            add("record of " + width + " fields, one too many", wide, () -> new byte[width + 1],
                    Optional.of(ReasonCode.TRAILING_BYTES));
        }
        List<Schema> branches = new ArrayList<>(List.of(Schema.create(Schema.Type.NULL)));
        for (int i = 0; i < 1_000; i++) {
            branches.add(Schema.createRecord("B" + i, null, "test", false,
                    List.of(new Schema.Field("v", Schema.create(Schema.Type.INT)))));
        }
        Schema union = Schema.createRecord("U", null, "test", false,
                List.of(new Schema.Field("f", Schema.createUnion(branches))));
        add("union of a thousand records", union, () -> bytes(varint(1000), 2), Optional.empty());
        add("union of a thousand records, index 1001", union, () -> bytes(varint(1001), 2),
                Optional.of(ReasonCode.UNDECODABLE));
    }

    /** Keys that all have the same hash code, keys that are all equal, and very many keys. */
    private void keys() {
        harmless("map of 4096 keys of one hash code", field(map("int")), () -> {
            List<Object> parts = new ArrayList<>(List.of(varint(4096)));
            for (int i = 0; i < 4096; i++) {
                parts.add(varint(24));
                for (int bit = 0; bit < 12; bit++) {
                    parts.add((i >> bit & 1) == 0 ? new byte[] {'A', 'a'} : new byte[] {'B', 'B'});
                }
                parts.add(2);
            }
            parts.add(0);
            return bytes(parts.toArray());
        });
        harmless("map of fifty thousand keys", field(map("int")), () -> {
            List<Object> parts = new ArrayList<>(List.of(varint(50_000)));
            for (int i = 0; i < 50_000; i++) {
                parts.add(bytes(varint(4), i >> 12 & 0x3f, i >> 8 & 0xf, i >> 4 & 0xf, i & 0xf, 2));
            }
            parts.add(0);
            return bytes(parts.toArray());
        });
        refused("map of fifty thousand keys, cut", field(map("int")),
                () -> bytes(varint(50_000), many(bytes(0, 2), 49_999)));
    }
}
