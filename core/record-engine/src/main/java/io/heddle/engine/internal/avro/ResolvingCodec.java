// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Avro's resolving reader and its writer for one pair of schemas. Not thread-safe: use one per thread. The bytes must
 * have passed the bounded walk; this class trusts them.
 *
 * <p>The decoder reads from a stream because Avro 1.12.2, where it knows the number of remaining bytes, rejects arrays
 * and maps whose items would need more bytes in the <i>reader's</i> schema than the writer wrote, such as an array of
 * int read as double, or records with added default fields.
 */
public final class ResolvingCodec {
    private static final int INITIAL_BYTES = 512;
    private static final int KEPT_BYTES = 1 << 20;

    private final BoundedDatumReader reader;
    private final GenericDatumWriter<@Nullable Object> writer;
    private final RangeInputStream input = new RangeInputStream();
    private BoundedOutput out = new BoundedOutput(INITIAL_BYTES);
    private @Nullable BinaryDecoder decoder;
    private @Nullable BinaryEncoder encoder;

    /** Creates a codec that determines the added fields itself. */
    public ResolvingCodec(Schema written, Schema readerSchema) {
        this(written, readerSchema, new DefaultedFields(written, readerSchema));
    }

    /**
     * Creates a codec that reads values written with {@code written} and writes them as {@code wanted}.
     *
     * @param gained the fields that this resolution adds
     */
    public ResolvingCodec(Schema written, Schema readerSchema, DefaultedFields gained) {
        reader = new BoundedDatumReader(written, readerSchema, gained, input);
        writer = new GenericDatumWriter<>(readerSchema, RawGenericData.INSTANCE);
    }

    /**
     * Reads one value.
     *
     * @throws GrowthLimits.TooLargeException if default values add too much to the record
     * @throws org.apache.avro.AvroTypeException if the value cannot be resolved; its message may contain the value
     */
    public @Nullable Object decode(byte[] bytes, int offset, int length) throws IOException {
        input.range(bytes, offset, length);
        reader.start();
        BinaryDecoder from = DecoderFactory.get().directBinaryDecoder(input, decoder);
        decoder = from;
        return reader.read(null, from);
    }

    /** Writes one value. */
    public byte[] encode(@Nullable Object value) throws IOException {
        return encode(value, Integer.MAX_VALUE);
    }

    /**
     * Writes one value.
     *
     * @throws GrowthLimits.TooLargeException if it takes more bytes than {@code most}
     */
    public byte[] encode(@Nullable Object value, int maxBytes) throws IOException {
        out.reset(maxBytes);
        BinaryEncoder binaryEncoder = EncoderFactory.get().binaryEncoder(out, encoder);
        encoder = binaryEncoder;
        writer.write(value, binaryEncoder);
        binaryEncoder.flush();
        byte[] bytes = out.toByteArray();
        if (bytes.length > KEPT_BYTES) {
            out = new BoundedOutput(INITIAL_BYTES);
        }
        return bytes;
    }
}
