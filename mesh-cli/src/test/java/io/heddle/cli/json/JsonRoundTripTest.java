// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import io.heddle.contract.avro.AvroToJson;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses Avro's own writer as oracle: its bytes, converted to JSON and back, must be unchanged. */
class JsonRoundTripTest {
    @Property(tries = 500)
    void shouldReadBackExactlyWhatItPrints(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Schema schema = record(random, 0);
        byte[] avro = encode(schema, datum(schema, random));

        byte[] json = new AvroToJson(schema).line(avro, 0, avro.length).orElseThrow().getBytes(StandardCharsets.UTF_8);
        JsonToAvro.Outcome outcome = JsonToAvro.of(schema).convert(json, 0, json.length);

        assertThat(outcome).isInstanceOf(JsonToAvro.Encoded.class);
        assertThat(((JsonToAvro.Encoded) outcome).avro()).isEqualTo(avro);
    }

    private static Schema record(Random random, int depth) {
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            fields.add(new Schema.Field("f" + i, schema(random, depth + 1)));
        }
        return Schema.createRecord("R" + random.nextInt(Integer.MAX_VALUE), null, "test", false, fields);
    }

    private static Schema schema(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 8 : 13)) {
            case 0 -> Schema.create(Schema.Type.BOOLEAN);
            case 1 -> Schema.create(Schema.Type.INT);
            case 2 -> Schema.create(Schema.Type.LONG);
            case 3 -> Schema.create(Schema.Type.FLOAT);
            case 4 -> Schema.create(Schema.Type.DOUBLE);
            case 5 -> Schema.create(Schema.Type.STRING);
            case 6 -> Schema.create(Schema.Type.BYTES);
            case 7 -> Schema.createFixed("F" + random.nextInt(Integer.MAX_VALUE), null, "test", 1 + random.nextInt(20));
            case 8 -> Schema.createEnum("E" + random.nextInt(Integer.MAX_VALUE), null, "test", List.of("A", "B", "C"));
            case 9 -> Schema.createArray(schema(random, depth + 1));
            case 10 -> Schema.createMap(schema(random, depth + 1));
            case 11 -> Schema.createUnion(Schema.create(Schema.Type.NULL), record(random, depth + 1));
            default -> record(random, depth + 1);
        };
    }

    private static Object datum(Schema schema, Random random) {
        return switch (schema.getType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextInt(9) == 0 ? Float.NEGATIVE_INFINITY : random.nextFloat() * 1e30f;
            case DOUBLE -> random.nextInt(9) == 0 ? Double.NaN : random.nextDouble() * 1e-200;
            case STRING -> text(random);
            case BYTES -> ByteBuffer.wrap(bytes(random, random.nextInt(9)));
            case FIXED -> new GenericData.Fixed(schema, bytes(random, schema.getFixedSize()));
            case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(random.nextInt(3)));
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(datum(schema.getElementType(), random));
                }
                yield items;
            }
            case MAP -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.put(text(random) + i, datum(schema.getValueType(), random));
                }
                yield entries;
            }
            case UNION -> datum(schema.getTypes().get(1), random);
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                schema.getFields().forEach(field -> record.put(field.pos(), datum(field.schema(), random)));
                yield record;
            }
            case NULL -> throw new IllegalArgumentException("not generated");
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, 0xD7FF).collect(
                StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString() + "\uD83D\uDE00";
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] encode(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
