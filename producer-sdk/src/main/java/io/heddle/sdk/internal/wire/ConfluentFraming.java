// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import io.heddle.contract.SchemaId;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The Confluent wire format: a zero, the schema id as four bytes big-endian, then Avro. */
public final class ConfluentFraming {
    static final int PREFIX_BYTES = 5;

    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    private ConfluentFraming() {}

    /** Encodes and frames; throws whatever Avro throws for a datum that does not fit. */
    static byte[] encode(SchemaId id, GenericDatumWriter<Object> writer, Object datum) {
        Buffers buffers = BUFFERS.get();
        ByteArrayOutputStream out = buffers.out;
        out.reset();
        prefix(out, id);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, buffers.encoder);
        buffers.encoder = encoder;
        try {
            writer.write(datum, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an in-memory buffer cannot fail", impossible);
        } catch (RuntimeException misfit) {
            buffers.encoder = null;
            throw misfit;
        }
        return out.toByteArray();
    }

    /** Frames Avro bytes that exist already. */
    public static byte[] frame(SchemaId id, byte[] avro) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(PREFIX_BYTES + avro.length);
        prefix(out, id);
        out.writeBytes(avro);
        return out.toByteArray();
    }

    private static void prefix(ByteArrayOutputStream out, SchemaId id) {
        out.write(0);
        out.write(id.value() >>> 24);
        out.write(id.value() >>> 16);
        out.write(id.value() >>> 8);
        out.write(id.value());
    }

    private static final class Buffers {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private @Nullable BinaryEncoder encoder;
    }
}
