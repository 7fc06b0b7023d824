// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.data;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * {@value #SIZE} records of one schema. They differ, so that branches are not trivially predictable, and are the same
 * in each run. Immutable.
 *
 * @param name for example {@code order}
 */
public record BenchmarkDataset(String name, Schema schema, List<GenericRecord> records) {
    /** The number of records in a dataset; a power of two. */
    public static final int SIZE = 512;

    public BenchmarkDataset {
        records = List.copyOf(records);
    }

    static BenchmarkDataset of(String name, Schema schema, Function<Random, GenericRecord> generator) {
        Random random = new Random(name.hashCode());
        List<GenericRecord> records = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            records.add(generator.apply(random));
        }
        return new BenchmarkDataset(name, schema, records);
    }

    static Schema schema(String name) {
        try (InputStream in = BenchmarkDataset.class.getResourceAsStream("/schemas/" + name + ".avsc")) {
            if (in == null) {
                throw new IllegalStateException("the schema " + name + " is missing from this jar");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records in Avro binary, each preceded by {@code head} free bytes. */
    public List<byte[]> encoded(int head) {
        return records.stream().map(record -> encode(record, head)).toList();
    }

    /** A record in Avro binary, preceded by {@code head} free bytes. */
    public static byte[] encode(GenericRecord record, int head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[head]);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
