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
        Schema emptySchema = Schema.createRecord("WithDefault", null, "io.heddle.engine", false);
        emptySchema.setFields(List.of());
        Schema schemaWithDefault = Schema.createRecord("WithDefault", null, "io.heddle.engine", false);
        schemaWithDefault.setFields(List.of(new Schema.Field(field, field.schema())));
        try {
            Object value =
                    new GenericDatumReader<@Nullable Object>(emptySchema, schemaWithDefault, RawGenericData.INSTANCE)
                            .read(null, DecoderFactory.get().binaryDecoder(new byte[0], null));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<@Nullable Object>(schemaWithDefault, RawGenericData.INSTANCE).write(value, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
