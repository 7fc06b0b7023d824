// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Generic Avro with the fast reader: decode, edit, encode. Reuses reader, writer, decoder, encoder, stream and record.
 */
public final class AvroPeer {
    private final byte[][] records;
    private final PlainFieldEdits edits;
    private final GenericDatumReader<GenericRecord> reader;
    private final GenericDatumWriter<GenericRecord> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private @Nullable BinaryDecoder decoder;
    private @Nullable BinaryEncoder encoder;
    private @Nullable GenericRecord reused;

    /** For decoding only. */
    public AvroPeer(Schema schema, List<byte[]> records) {
        this(schema, records, PlainFieldEdits.NONE);
    }

    public AvroPeer(Schema schema, List<byte[]> records, PlainFieldEdits edits) {
        GenericData data = new GenericData();
        data.setFastReaderEnabled(true);
        this.records = records.toArray(byte[][]::new);
        this.edits = edits;
        this.reader = new GenericDatumReader<>(schema, schema, data);
        this.writer = new GenericDatumWriter<>(schema, data);
    }

    /** Returns the edited record in Avro binary. */
    public RecordOperation editOperation() {
        return this::edit;
    }

    private byte[] edit(int index) throws IOException {
        GenericRecord record = decode(index);
        if (!edits.satisfiesAll(record)) {
            throw new IllegalStateException("record " + index + " breaks a rule");
        }
        edits.mask(record);
        out.reset();
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        writer.write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    /** Decodes a record into a reused object, valid until the next call. */
    GenericRecord decode(int index) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(records[index], decoder);
        reused = reader.read(reused, decoder);
        return reused;
    }

    /** Decodes a record into a new object. */
    GenericRecord decodeCopy(int index) throws IOException {
        return reader.read(null, DecoderFactory.get().binaryDecoder(records[index], null));
    }
}
