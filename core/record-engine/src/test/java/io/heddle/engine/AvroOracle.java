// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Plain Avro, as an independent oracle for tests. */
public final class AvroOracle {
    private AvroOracle() {}

    public static byte[] encode(Schema schema, @Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<@Nullable Object>(schema, new GenericData()).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static Object decode(Schema writer, Schema reader, byte[] bytes) {
        try {
            // Read from a stream, because Avro 1.12.2 miscounts the remaining bytes of an array if the schemas differ.
            BinaryDecoder decoder =
                    DecoderFactory.get().directBinaryDecoder(new ByteArrayInputStream(bytes), null);
            return new GenericDatumReader<Object>(writer, reader, new GenericData()).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static GenericRecord record(Schema schema, byte[] bytes) {
        return (GenericRecord) decode(schema, schema, bytes);
    }

    /** A record with these values. */
    public static GenericRecord record(Schema schema, Map<String, ?> values) {
        GenericData.Record record = new GenericData.Record(schema);
        values.forEach(record::put);
        return record;
    }
}
