// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.SchemaId;
import io.heddle.contract.wire.ConfluentFrame;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Encodes and decodes the values of records on the mesh topics and reads their fields. Thread-safe. */
final class MeshRecordValue {
    /**
     * A separate instance: logical type conversions that other code registers with the shared one must not affect
     * decoding.
     */
    private static final GenericData DATA = new GenericData();

    private MeshRecordValue() {}

    static byte[] encode(GenericRecord record, SchemaId id) {
        return ConfluentFrame.encode(id, new GenericDatumWriter<GenericRecord>(record.getSchema(), DATA), record);
    }

    /**
     * Empty if the bytes are not framed, do not match the writer's schema, or cannot be converted to the reader's type.
     */
    static <T> Optional<T> decode(byte @Nullable [] framed, Schema writer, Schema reader,
            Function<GenericRecord, T> type) {
        if (framed == null || !ConfluentFrame.isFramed(framed)) {
            return Optional.empty();
        }
        try {
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(framed, ConfluentFrame.PREFIX_BYTES, ConfluentFrame.avroLength(framed), null);
            return Optional.of(type.apply(new GenericDatumReader<GenericRecord>(writer, reader, DATA)
                    .read(null, decoder)));
        } catch (IOException | RuntimeException malformed) {
            // The exceptions that Avro throws for bytes that do not match the schema have no common type.
            return Optional.empty();
        }
    }

    static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }

    static Optional<String> optionalText(GenericRecord record, String field) {
        return Optional.ofNullable(record.get(field)).map(String::valueOf);
    }

    static Instant time(GenericRecord record, String field) {
        return Instant.ofEpochMilli((Long) record.get(field));
    }

    static long number(GenericRecord record, String field) {
        return (Long) record.get(field);
    }

    static Map<String, String> texts(GenericRecord record, String field) {
        Map<String, String> texts = new TreeMap<>();
        ((Map<?, ?>) record.get(field)).forEach((name, text) -> texts.put(name.toString(), text.toString()));
        return texts;
    }

    static Map<String, Long> counts(GenericRecord record, String field) {
        Map<String, Long> counts = new TreeMap<>();
        ((Map<?, ?>) record.get(field)).forEach((name, count) -> counts.put(name.toString(), (Long) count));
        return counts;
    }
}
