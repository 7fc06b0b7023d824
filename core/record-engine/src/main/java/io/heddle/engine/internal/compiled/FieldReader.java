// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.avro.Codec;
import io.heddle.engine.internal.avro.Defaults;
import io.heddle.engine.internal.avro.GainedFields;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Decodes one top-level field of a record that was walked before. Thread-safe: each thread has its own codec. */
final class FieldReader {
    private final ThreadLocal<Codec> codecs;

    FieldReader(Schema writer, Schema contract) {
        GainedFields gained = new GainedFields(writer, contract);
        codecs = ThreadLocal.withInitial(() -> new Codec(writer, contract, gained));
    }

    /** What a field is that the writer lacks. */
    static @Nullable Object defaultOf(Schema.Field field) {
        byte[] bytes = Defaults.bytesOf(field);
        return new FieldReader(field.schema(), field.schema()).read(bytes, 0, bytes.length);
    }

    @Nullable Object read(byte[] bytes, int from, int to) {
        try {
            return codecs.get().decode(bytes, from, to - from);
        } catch (IOException e) {
            codecs.remove();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            codecs.remove();
            throw e;
        }
    }
}
