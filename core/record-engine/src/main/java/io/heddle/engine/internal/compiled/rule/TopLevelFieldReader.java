// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.rule;

import io.heddle.engine.internal.avro.DefaultBytes;
import io.heddle.engine.internal.avro.DefaultedFields;
import io.heddle.engine.internal.avro.ResolvingCodec;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Decodes one top-level field of a record that was walked before. Thread-safe: each thread has its own codec. */
final class TopLevelFieldReader {
    private final ThreadLocal<ResolvingCodec> codecs;

    TopLevelFieldReader(Schema writer, Schema contract) {
        DefaultedFields gained = new DefaultedFields(writer, contract);
        codecs = ThreadLocal.withInitial(() -> new ResolvingCodec(writer, contract, gained));
    }

    /** The default value of a field that the writer lacks. */
    static @Nullable Object defaultOf(Schema.Field field) {
        byte[] bytes = DefaultBytes.bytesOf(field);
        return new TopLevelFieldReader(field.schema(), field.schema()).read(bytes, 0, bytes.length);
    }

    @Nullable
    Object read(byte[] bytes, int from, int end) {
        try {
            return codecs.get().decode(bytes, from, end - from);
        } catch (IOException e) {
            codecs.remove();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            codecs.remove();
            throw e;
        }
    }
}
