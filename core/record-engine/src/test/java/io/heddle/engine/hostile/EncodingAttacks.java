// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static io.heddle.engine.hostile.AvroWireBuilder.bytes;
import static io.heddle.engine.hostile.AvroWireBuilder.repeat;
import static io.heddle.engine.hostile.AvroWireBuilder.varint;
import static io.heddle.engine.hostile.HostileCaseList.array;
import static io.heddle.engine.hostile.HostileCaseList.field;
import static io.heddle.engine.hostile.HostileCaseList.map;

/** Bytes that are not valid for their type: indexes, varints, text and simple values. */
final class EncodingAttacks {
    private static final long[] INDEXES =
            {-1, -2, 2, 3, 127, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, 1L << 40, Long.MAX_VALUE};
    private static final String[] NOT_UTF8 = {
        "80", "bf", "c0", "c080", "c1bf", "e08080", "e09fbf", "f0808080", "f08fbfbf", "eda080", "edbfbf",
        "eda0bdedb2a9", "f4908080",
        "f5808080", "f7bfbfbf", "f888808080", "fc8480808080", "fe", "ff", "fffe", "c3", "e282", "f09f92", "c328",
        "e228a1", "e28228",
        "f0288cbc", "f09028bc", "f0288c28", "616280", "61c3"
    };

    private final HostileCaseList cases;

    private EncodingAttacks(HostileCaseList cases) {
        this.cases = cases;
    }

    static void addTo(HostileCaseList cases) {
        EncodingAttacks attacks = new EncodingAttacks(cases);
        attacks.indexes();
        attacks.varints();
        attacks.texts();
        attacks.simple();
    }

    private void indexes() {
        String symbols = "{'type':'enum','name':'K','symbols':['A','B']}";
        for (long index : INDEXES) {
            cases.refused("enum index " + index, field(symbols), () -> varint(index));
            cases.refused("union index " + index, field("['null','int']"), () -> bytes(varint(index), 2));
            cases.refused("enum index " + index + " in an array", field(array(symbols)),
                    () -> bytes(varint(1), varint(index), 0));
            cases.refused("union index " + index + " in a map", field("{'type':'map','values':['null','int']}"),
                    () -> bytes(varint(1), 2, 'k', varint(index), 0));
        }
    }

    private void varints() {
        Map<String, String> places = Map.of(
                "int", field("int"), "enum", field("{'type':'enum','name':'K','symbols':['A']}"), "union",
                field("['null','int']"),
                "string length", field("string"), "array count", field(array("int")), "long", field("long"));
        places.forEach((name, fields) -> {
            cases.refused(name + " of eleven bytes", fields, () -> bytes(repeat(0x80, 10), 0));
            cases.refused(name + " of 65 bits", fields, () -> bytes(repeat(0xff, 9), 0x02));
            cases.refused(name + " without an end", fields, () -> repeat(0xff, 1000));
            cases.refused(name + " of a megabyte", fields, () -> repeat(0x80, 1_000_000));
            cases.refused(name + " of nothing", fields, () -> new byte[0]);
            cases.refused(name + " cut", fields, () -> bytes(0x80));
        });
        cases.refused("int of six bytes", field("int"), () -> bytes(repeat(0x80, 5), 0));
        cases.refused("int of 33 bits", field("int"), () -> bytes(repeat(0xff, 4), 0x1f));
        cases.harmless("int in more bytes than it needs", field("int"), () -> bytes(0x82, 0x80, 0));
        cases.harmless("smallest long", field("long"), () -> varint(Long.MIN_VALUE));
    }

    private void texts() {
        for (String hex : NOT_UTF8) {
            byte[] text = HexFormat.of().parseHex(hex);
            cases.refused("string " + hex, field("string"), () -> bytes(varint(text.length), text));
            cases.refused("map key " + hex, field(map("int")), () -> bytes(varint(1), varint(text.length), text, 0, 0));
            cases.refused("string " + hex + " after text", field("string"),
                    () -> bytes(varint(text.length + 20), repeat('a', 20), text));
        }
        for (String hex : List.of("00", "7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080",
                "f48fbfbf")) {
            byte[] text = HexFormat.of().parseHex(hex);
            cases.harmless("string " + hex, field("string"), () -> bytes(varint(text.length), text));
        }
    }

    private void simple() {
        for (int value : new int[] {2, 3, 127, 128, 254, 255}) {
            cases.refused("boolean " + value, field("boolean"), () -> bytes(value));
        }
        cases.refused("float cut", field("float"), () -> repeat(1, 3));
        cases.refused("double cut", field("double"), () -> repeat(1, 7));
        cases.harmless("float that is no number", field("float"), () -> bytes(1, 0, 0xc0, 0x7f));
        cases.harmless("double that is no number", field("double"), () -> bytes(1, 0, 0, 0, 0, 0, 0xf8, 0xff));
        cases.harmless("decimal of no bytes", field("{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}"),
                () -> bytes(0));
        cases.harmless("decimal of a hundred thousand bytes",
                field("{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}"),
                () -> bytes(varint(100_000), repeat(0x7f, 100_000)));
    }
}
