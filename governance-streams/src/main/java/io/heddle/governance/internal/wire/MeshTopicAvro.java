// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.wire;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The Avro schemas of the mesh's own topics, and their binary form. Thread-safe.
 *
 * <pre>{@code
 * byte[] avro = MeshTopicAvro.encode(record);
 * GenericRecord metrics = MeshTopicAvro.decode(MeshTopicAvro.METRICS, bytes, 5, bytes.length - 5);
 * }</pre>
 */
public final class MeshTopicAvro {
    /** What gates count, on {@code mesh.metrics}. */
    public static final Schema METRICS = load("metrics");

    /** The latest status of an objective, on {@code mesh.sla}. */
    public static final Schema SLA = load("sla");

    /** Something that happened, on {@code mesh.events}. */
    public static final Schema EVENTS = load("events");

    private MeshTopicAvro() {}

    /** The Avro binary of a record of one of these schemas. */
    public static byte[] encode(GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Reads a record.
     *
     * @throws UncheckedIOException if the bytes are not of that schema
     */
    public static GenericRecord decode(Schema schema, byte[] bytes, int offset, int length) {
        return decode(schema, schema, bytes, offset, length);
    }

    /**
     * Reads a record that was written with another version of the schema.
     *
     * @throws UncheckedIOException if the bytes are not of the writer's schema
     */
    public static GenericRecord decode(Schema writer, Schema reader, byte[] bytes, int offset, int length) {
        GenericData data = new GenericData();
        try {
            return new GenericDatumReader<GenericRecord>(writer, reader, data)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, offset, length, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema load(String name) {
        try (InputStream in = Schema.class.getResourceAsStream("/mesh/" + name + ".avsc")) {
            if (in == null) {
                throw new IllegalStateException("the schema of mesh." + name + " is not on the class path");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
