// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.avro.Codec;
import org.apache.avro.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The bytes of default values: what Avro reads for a field that the writer does not have, written again. */
final class Defaults {
    private Defaults() {}

    static byte[] bytesOf(Schema.Field field) {
        Schema without = Schema.createRecord("WithDefault", null, "io.heddle.engine", false);
        without.setFields(List.of());
        Schema with = Schema.createRecord("WithDefault", null, "io.heddle.engine", false);
        with.setFields(List.of(new Schema.Field(field, field.schema())));
        try {
            Codec codec = new Codec(without, with);
            return codec.encode(codec.decode(new byte[0], 0, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
