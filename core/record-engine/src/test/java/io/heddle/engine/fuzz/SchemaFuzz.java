// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import io.heddle.contract.Contract;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.Compilation;
import io.heddle.engine.Programs;
import io.heddle.engine.TestContract;
import io.heddle.engine.TestKeys;
import io.heddle.engine.compatibility.SchemaComparison;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;

/** Pairs of schemas built from bytes: compiling ends in a program or a refusal, comparing in a list, never in a throw. */
public final class SchemaFuzz {
    private static final Schema.Type[] SIMPLE = {
        Schema.Type.NULL, Schema.Type.BOOLEAN, Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE,
        Schema.Type.STRING, Schema.Type.BYTES
    };

    private final byte[] data;
    private int position;
    private int names;
    private final List<Schema> named = new ArrayList<>();

    private SchemaFuzz(byte[] data, int position) {
        this.data = data;
        this.position = position;
    }

    public static void fuzzerTestOneInput(byte[] data) {
        SchemaFuzz first = new SchemaFuzz(data, 0);
        SchemaFuzz second = new SchemaFuzz(data, data.length / 2);
        Schema writer;
        Schema reader;
        try {
            writer = first.record(0);
            reader = second.record(0);
        } catch (AvroRuntimeException e) {
            return; // no schema
        }
        SchemaComparison.of(reader, List.of(writer)).differences();
        Contract contract = TestContract.over(reader).build();
        if (new AvroRecordEngine(new TestKeys()).compile(writer, contract, contract.ports()) instanceof Compilation.Compiled compiled) {
            compiled.program().run(data, 0, data.length, Programs.NOW);
        }
    }

    private int next() {
        return position < data.length ? data[position++] & 0xff : 0;
    }

    private Schema record(int depth) {
        Schema record = Schema.createRecord("R" + names++, null, "test", false);
        named.add(record);
        List<Schema.Field> fields = new ArrayList<>();
        int count = next() % 4;
        for (int i = 0; i < count; i++) {
            Schema type = any(depth + 1);
            Object byDefault = next() % 3 == 0 && type.getType() == Schema.Type.INT ? (Object) 7 : null;
            Schema.Field field = new Schema.Field("f" + next() % 6 + "_" + i, type, null, byDefault);
            if (next() % 5 == 0) {
                field.addAlias("f" + next() % 6 + "_" + i + "x");
            }
            fields.add(field);
        }
        record.setFields(fields);
        return record;
    }

    private Schema any(int depth) {
        int kind = next();
        if (depth > 12 || kind < 100) {
            return Schema.create(SIMPLE[kind % SIMPLE.length]);
        }
        return switch (kind % 7) {
            case 0 -> Schema.createArray(any(depth + 1));
            case 1 -> Schema.createMap(any(depth + 1));
            case 2 -> Schema.createUnion(Schema.create(Schema.Type.NULL), any(depth + 1));
            case 3 -> Schema.createUnion(any(depth + 1), any(depth + 1), Schema.create(Schema.Type.NULL));
            case 4 -> record(depth + 1);
            case 5 -> Schema.createEnum("E" + names++, null, "test", kind % 2 == 0 ? List.of("A", "B") : List.of("B", "C"));
            default -> kind % 2 == 0 ? Schema.createFixed("F" + names++, null, "test", next()) : named.get(next() % named.size());
        };
    }
}
