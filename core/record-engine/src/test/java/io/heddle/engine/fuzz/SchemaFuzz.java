// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.fuzz;

import io.heddle.contract.Contract;
import io.heddle.engine.AvroOracle;
import io.heddle.engine.EnginePair;
import io.heddle.engine.compatibility.SchemaComparison;
import io.heddle.engine.generated.RandomAvro;
import io.heddle.engine.generated.RandomContracts;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Pairs of schemas built from bytes: compiling gives a program or incompatibilities, comparing gives differences,
 * neither throws, and both engines agree on the bytes and on generated records.
 */
public final class SchemaFuzz {
    private static final Schema.Type[] SIMPLE = {
        Schema.Type.NULL, Schema.Type.BOOLEAN, Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE,
        Schema.Type.STRING, Schema.Type.BYTES
    };

    private static final int RECORDS = 3;

    private final byte[] data;
    private int position;
    private int names;
    private boolean recursive;
    private final List<Schema> named = new ArrayList<>();

    private SchemaFuzz(byte[] data, int position) {
        this.data = data;
        this.position = position;
    }

    public static void fuzzerTestOneInput(byte[] data) {
        SchemaFuzz first = new SchemaFuzz(data, 0);
        SchemaFuzz second = new SchemaFuzz(data, data.length / 2);
        Optional<Schema> written = first.schema();
        Optional<Schema> readerSchema = second.schema();
        if (written.isEmpty() || readerSchema.isEmpty()) {
            return;
        }
        Schema writer = written.get();
        Schema reader = readerSchema.get();
        SchemaComparison.of(reader, List.of(writer)).differences();
        // The same bytes generate contracts and, unless the schema contains itself, records.
        Random random = new Random(Arrays.hashCode(data));
        Contract contract = new RandomContracts(random, random.nextBoolean(), random.nextBoolean()).over(reader);
        EnginePair.of(writer, contract).ifPresent(engines -> {
            engines.agree(data);
            for (int i = 0; i < RECORDS && !first.recursive; i++) {
                engines.agree(AvroOracle.encode(writer, new RandomAvro(random.nextLong()).value(writer)));
            }
        });
    }

    /** Two similar schemas and two different ones. */
    static List<byte[]> seeds() {
        Random random = new Random(1);
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] half = new byte[10 + random.nextInt(40)];
            random.nextBytes(half);
            byte[] twice = Arrays.copyOf(half, 2 * half.length);
            System.arraycopy(half, 0, twice, half.length, half.length);
            if (i % 2 == 0) {
                twice[random.nextInt(twice.length)]++;
            }
            seeds.add(twice);
        }
        return seeds;
    }

    /** Empty if the bytes do not describe a schema. */
    private Optional<Schema> schema() {
        try {
            return Optional.of(record(0));
        } catch (AvroRuntimeException e) {
            return Optional.empty();
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
            case 5 ->
                Schema.createEnum("E" + names++, null, "test", kind % 2 == 0 ? List.of("A", "B") : List.of("B", "C"));
            default -> kind % 2 == 0 ? Schema.createFixed("F" + names++, null, "test", next()) : known();
        };
    }

    private Schema known() {
        recursive = true;
        return named.get(next() % named.size());
    }
}
