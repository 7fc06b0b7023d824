// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Encodes default values: the value that Avro reads for a field that the writer lacks, encoded again. */
public final class DefaultBytes {
    private DefaultBytes() {}

    /** The encoded default value of a field, which must have one. */
    public static byte[] bytesOf(Schema.Field field) {
        Schema without = Schema.createRecord("WithDefault", null, "io.heddle.engine", false);
        without.setFields(List.of());
        Schema with = Schema.createRecord("WithDefault", null, "io.heddle.engine", false);
        with.setFields(List.of(new Schema.Field(field, field.schema())));
        try {
            Object value = new GenericDatumReader<@Nullable Object>(without, with, RawGenericData.INSTANCE)
                    .read(null, DecoderFactory.get().binaryDecoder(new byte[0], null));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<@Nullable Object>(with, RawGenericData.INSTANCE).write(value, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
