// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import io.heddle.contract.Contract;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.EnginePair;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expressions assembled from pieces of CEL: they give faults, or programs that agree on some records, and never an
 * exception.
 */
public final class CelFuzz {
    private static final List<String> PIECES = List.of(
            "record.s", "record.n", "record.d", "record.t", "record.l", "record.at", "now", "(", ")", " && ", " || ",
            "!", " == ", " != ",
            " < ", " >= ", " in ", "[", "]", ",", "1", "0", "-", " + ", " * ", " / ", " % ", "'a'", "'[a-z]+'", "null",
            "true", "1.5",
            "size(", ".size()", ".matches(", ".startsWith(", ".contains(", ".all(x, ", ".exists(x, ", ".map(x, ",
            ".filter(x, ", "x", " ? ", " : ",
            "duration('1h')", "timestamp('2026-01-01T00:00:00Z')", "int(", "string(", "double(", "has(", "{", "}", ":",
            ".", "9223372036854775807");
    private static final Schema SCHEMA = ContractFixture
            .schema("{'name':'s','type':'string'},{'name':'n','type':'long'},{'name':'d','type':'double'},"
                    + "{'name':'t','type':['null','boolean']},{'name':'l','type':{'type':'array','items':'int'}},"
                    + "{'name':'at','type':{'type':'long','logicalType':'timestamp-millis'}}");
    private static final List<byte[]> RECORDS = List.of(
            record("text", 7L, 1.5, true, List.of(1, 2, 3), 1_700_000_000_000L),
            record("", 0L, Double.NaN, null, List.of(), 0L),
            record("aä\uD83D\uDE80", Long.MIN_VALUE, Double.NEGATIVE_INFINITY, false, List.of(Integer.MAX_VALUE),
                    Long.MAX_VALUE),
            record("a", Long.MAX_VALUE, -0.0, null, List.of(1, 1), 1_800_000_000_000L));

    private CelFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < Math.min(data.length, 60); i++) {
            int piece = data[i] & 0xff;
            expression.append(piece < 2 * PIECES.size()
                    ? PIECES.get(piece % PIECES.size())
                    : new String(data, i, 1, StandardCharsets.ISO_8859_1));
        }
        Contract contract = ContractFixture.over(SCHEMA).cel("rule", expression.toString()).build();
        if (AvroRecordEngine.checkOnly().check(contract).isEmpty()) {
            EnginePair engines = EnginePair.of(SCHEMA, contract).orElseThrow();
            RECORDS.forEach(engines::agree);
        }
    }

    /** Complete expressions. */
    static List<byte[]> seeds() {
        return Stream.of(
                List.of("record.n", " < ", "1"),
                List.of("record.s", " == ", "'a'", " && ", "record.n", " != ", "0"),
                List.of("record.s", ".matches(", "'[a-z]+'", ")"),
                List.of("record.s", ".startsWith(", "'a'", ")", " || ", "record.s", ".contains(", "'a'", ")"),
                List.of("size(", "record.s", ")", " < ", "1"),
                List.of("record.l", ".all(x, ", "x", " < ", "1", ")"),
                List.of("record.l", ".exists(x, ", "x", " == ", "1", ")"),
                List.of("1", " in ", "record.l"),
                List.of("record.s", " in ", "[", "'a'", "]"),
                List.of("record.t", " == ", "null", " || ", "record.t", " == ", "true"),
                List.of("record.at", " < ", "now"),
                List.of("record.at", " + ", "duration('1h')", " < ", "now"),
                List.of("record.n", " / ", "0", " == ", "1", " || ", "true"),
                List.of("!", "(", "record.d", " >= ", "1.5", ")", " ? ", "true", " : ", "record.n", " % ", "1", " == ",
                        "0"))
                .map(CelFuzz::bytes)
                .toList();
    }

    private static byte[] bytes(List<String> pieces) {
        byte[] bytes = new byte[pieces.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) PIECES.indexOf(pieces.get(i));
        }
        return bytes;
    }

    private static byte[] record(String text, long number, double fraction, @Nullable Boolean expected,
            List<Integer> list,
            long index) {
        GenericData.Record record = new GenericData.Record(SCHEMA);
        record.put("s", text);
        record.put("n", number);
        record.put("d", fraction);
        record.put("t", expected);
        record.put("l", list);
        record.put("at", index);
        return AvroOracle.encode(SCHEMA, record);
    }
}
