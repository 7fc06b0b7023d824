// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import io.heddle.contract.Contract;
import io.heddle.engine.Avro;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.Compilation;
import io.heddle.engine.Programs;
import io.heddle.engine.TestContract;
import io.heddle.engine.TestKeys;
import org.apache.avro.Schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Expressions made of pieces of CEL: faults or a program, and a verdict from the program, never a throw. */
public final class CelFuzz {
    private static final List<String> PIECES = List.of(
            "record.s", "record.n", "record.d", "record.t", "record.l", "record.at", "now", "(", ")", " && ", " || ", "!", " == ", " != ",
            " < ", " >= ", " in ", "[", "]", ",", "1", "0", "-", " + ", " * ", " / ", " % ", "'a'", "'[a-z]+'", "null", "true", "1.5",
            "size(", ".size()", ".matches(", ".startsWith(", ".contains(", ".all(x, ", ".exists(x, ", ".map(x, ", ".filter(x, ", "x", " ? ", " : ",
            "duration('1h')", "timestamp('2026-01-01T00:00:00Z')", "int(", "string(", "double(", "has(", "{", "}", ":", ".", "9223372036854775807");
    private static final Schema SCHEMA = TestContract.schema("{'name':'s','type':'string'},{'name':'n','type':'long'},{'name':'d','type':'double'},"
            + "{'name':'t','type':['null','boolean']},{'name':'l','type':{'type':'array','items':'int'}},"
            + "{'name':'at','type':{'type':'long','logicalType':'timestamp-millis'}}");
    private static final byte[] RECORD = Avro.encode(SCHEMA, Avro.record(SCHEMA, Map.of(
            "s", "text", "n", 7L, "d", 1.5, "t", true, "l", List.of(1, 2, 3), "at", 1_700_000_000_000L)));

    private CelFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < Math.min(data.length, 60); i++) {
            int piece = data[i] & 0xff;
            expression.append(piece < 2 * PIECES.size() ? PIECES.get(piece % PIECES.size()) : new String(data, i, 1, StandardCharsets.ISO_8859_1));
        }
        Contract contract = TestContract.over(SCHEMA).cel("rule", expression.toString()).build();
        AvroRecordEngine engine = new AvroRecordEngine(new TestKeys());
        if (engine.check(contract).isEmpty()
                && engine.compile(SCHEMA, contract, contract.ports()) instanceof Compilation.Compiled compiled) {
            compiled.program().run(RECORD, 0, RECORD.length, Programs.NOW);
        }
    }
}
