// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import java.util.ArrayList;
import java.util.List;

import static io.heddle.engine.hostile.AvroWireBuilder.bytes;
import static io.heddle.engine.hostile.AvroWireBuilder.many;
import static io.heddle.engine.hostile.AvroWireBuilder.repeat;
import static io.heddle.engine.hostile.AvroWireBuilder.varint;
import static io.heddle.engine.hostile.HostileCaseList.array;
import static io.heddle.engine.hostile.HostileCaseList.field;
import static io.heddle.engine.hostile.HostileCaseList.map;

/** Lengths, counts and keys that promise more than the bytes hold, or cost more than they weigh. */
final class LengthAttacks {
    private static final long[] LENGTHS = {
        -1, -2, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, Integer.MAX_VALUE, Integer.MAX_VALUE - 8,
        1L + Integer.MAX_VALUE, 1L << 32, 1L << 40, Long.MAX_VALUE
    };
    private static final long[] COUNTS = {
        100, 1_000_000, Integer.MAX_VALUE, 1L + Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE / 2, Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final HostileCaseList cases;

    private LengthAttacks(HostileCaseList cases) {
        this.cases = cases;
    }

    static void addTo(HostileCaseList cases) {
        LengthAttacks attacks = new LengthAttacks(cases);
        attacks.lengths();
        attacks.counts();
        attacks.keys();
    }

    private void lengths() {
        for (String type : List.of("string", "bytes")) {
            for (long length : LENGTHS) {
                cases.refused(type + " of length " + length, field(type), () -> bytes(varint(length), 'a', 'b'));
            }
            cases.refused(type + " one longer than the record", field(type), () -> bytes(varint(3), 'a', 'b'));
            cases.harmless(type + " of four million bytes", field(type),
                    () -> bytes(varint(4_000_000), repeat('x', 4_000_000)));
        }
        for (long length : LENGTHS) {
            cases.refused("map key of length " + length, field(map("int")),
                    () -> bytes(varint(1), varint(length), 'a', 0, 0));
            cases.refused("string in an array of length " + length, field(array("string")),
                    () -> bytes(varint(1), varint(length), 'a', 0));
        }
        cases.refused("fixed of a gigabyte", field("{'type':'fixed','name':'G','size':1000000000}"),
                () -> repeat(1, 100));
        cases.refused("fixed one longer than the record", field("{'type':'fixed','name':'G','size':9}"),
                () -> repeat(1, 8));
    }

    private void counts() {
        for (long count : COUNTS) {
            cases.refused("array of " + count + " ints", field(array("int")),
                    () -> bytes(varint(count), repeat(0, 20)));
            cases.refused("array of " + count + " strings", field(array("string")),
                    () -> bytes(varint(count), repeat(0, 20)));
            cases.refused("map of " + count + " entries", field(map("int")), () -> bytes(varint(count), repeat(0, 20)));
            cases.refused("map of " + count + " nulls", field(map("null")), () -> bytes(varint(count), repeat(0, 20)));
            cases.refused("nested array of " + count + " items", field(array(array("int"))),
                    () -> bytes(varint(1), varint(count), 0, 0));
        }
        for (long size : new long[] {-1, 0, 1, 4, 99, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
            cases.refused("array block that says " + size + " bytes", field(array("int")),
                    () -> bytes(varint(-2), varint(size), 2, 4, 0));
            cases.refused("map block that says " + size + " bytes", field(map("int")),
                    () -> bytes(varint(-1), varint(size), 2, 'k', 4, 0));
        }
        cases.refused("array block of -2147483648 items", field(array("int")),
                () -> bytes(varint(Integer.MIN_VALUE), varint(1), 2, 0));
        cases.refused("array without its end", field(array("int")), () -> bytes(varint(1), 2));
        cases.refused("map without its end", field(map("int")), () -> bytes(varint(1), 2, 'k', 2));
        cases.harmless("array of ten thousand blocks", field(array("int")),
                () -> bytes(many(bytes(varint(1), 2), 10_000), 0));
        cases.harmless("array of sized and unsized blocks", field(array("int")),
                () -> bytes(varint(-2), varint(2), 2, 4, 2, 6, 0));
        cases.harmless("array of a million booleans", field(array("boolean")),
                () -> bytes(varint(1_000_000), repeat(1, 1_000_000), 0));
    }

    /** Keys that all have the same hash code, keys that are all equal, and very many keys. */
    private void keys() {
        cases.harmless("map of 4096 keys of one hash code", field(map("int")), () -> {
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
        cases.harmless("map of fifty thousand keys", field(map("int")), () -> {
            List<Object> parts = new ArrayList<>(List.of(varint(50_000)));
            for (int i = 0; i < 50_000; i++) {
                parts.add(bytes(varint(4), i >> 12 & 0x3f, i >> 8 & 0xf, i >> 4 & 0xf, i & 0xf, 2));
            }
            parts.add(0);
            return bytes(parts.toArray());
        });
        cases.refused("map of fifty thousand keys, cut", field(map("int")),
                () -> bytes(varint(50_000), many(bytes(0, 2), 49_999)));
    }
}
