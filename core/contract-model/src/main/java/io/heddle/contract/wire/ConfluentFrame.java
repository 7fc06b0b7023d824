// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.wire;

import io.heddle.contract.SchemaId;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Confluent's wire format: a zero byte, the schema id as four big-endian bytes, Avro binary. Bytes are framed if they
 * start with this prefix and its id is not negative. All code in Heddle reads and writes the prefix through this class.
 * Thread-safe; reading the prefix and writing it in place do not allocate.
 *
 * <pre>{@code
 * byte[] value = ConfluentFrame.encode(id, new GenericDatumWriter<>(schema), record);
 * if (ConfluentFrame.isFramed(value)) {
 *     read(ConfluentFrame.schemaId(value), value, ConfluentFrame.PREFIX_BYTES, ConfluentFrame.avroLength(value));
 * }
 * }</pre>
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/">Confluent:
 *      wire format</a>
 */
public final class ConfluentFrame {
    /** Bytes before the Avro binary. */
    public static final int PREFIX_BYTES = 5;

    static final byte MAGIC = 0;

    private static final ThreadLocal<EncodingBuffer> BUFFERS = ThreadLocal.withInitial(EncodingBuffer::new);

    private ConfluentFrame() {}

    /** Whether the bytes start with the prefix and a valid id. */
    public static boolean isFramed(byte @Nullable [] bytes) {
        return bytes != null && bytes.length >= PREFIX_BYTES && bytes[0] == MAGIC && bytes[1] >= 0;
    }

    /** The schema id of bytes for which {@link #isFramed} is true. */
    public static int schemaId(byte[] framed) {
        return (framed[1] << 24) | ((framed[2] & 0xff) << 16) | ((framed[3] & 0xff) << 8) | (framed[4] & 0xff);
    }

    /** The number of bytes after the prefix, for bytes for which {@link #isFramed} is true. */
    public static int avroLength(byte[] framed) {
        return framed.length - PREFIX_BYTES;
    }

    /** Writes the prefix into the first bytes of the array, which must be reserved for it, and returns the array. */
    public static byte[] writePrefix(SchemaId id, byte[] bytes) {
        int value = id.value();
        bytes[0] = MAGIC;
        bytes[1] = (byte) (value >>> 24);
        bytes[2] = (byte) (value >>> 16);
        bytes[3] = (byte) (value >>> 8);
        bytes[4] = (byte) value;
        return bytes;
    }

    /** Copies Avro binary and adds the prefix. */
    public static byte[] frame(SchemaId id, byte[] avro) {
        byte[] framed = new byte[PREFIX_BYTES + avro.length];
        System.arraycopy(avro, 0, framed, PREFIX_BYTES, avro.length);
        return writePrefix(id, framed);
    }

    /**
     * Encodes and frames a datum.
     *
     * @throws RuntimeException from Avro if the datum does not match the writer's schema; its message may quote the
     *         datum
     */
    public static <T> byte[] encode(SchemaId id, DatumWriter<T> writer, T datum) {
        EncodingBuffer buffer = BUFFERS.get();
        ByteArrayOutputStream out = buffer.out;
        out.reset();
        out.writeBytes(buffer.emptyPrefix);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, buffer.encoder);
        buffer.encoder = encoder;
        try {
            writer.write(datum, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an in-memory buffer cannot fail", impossible);
        } catch (RuntimeException mismatch) {
            // The encoder still buffers part of the failed datum.
            buffer.encoder = null;
            throw mismatch;
        }
        return writePrefix(id, out.toByteArray());
    }

    private static final class EncodingBuffer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private final byte[] emptyPrefix = new byte[PREFIX_BYTES];
        private @Nullable BinaryEncoder encoder;
    }
}
