// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keys as plain UTF-8 text, which is what clients without Avro keys send: {@code 123} for an int or long, any text for a
 * string. Other types have no text form.
 */
final class TextKey {
    private TextKey() {}

    /** The Avro binary of the value that the text stands for; empty if it stands for none of that type. */
    static Optional<byte[]> toAvro(Schema schema, byte[] text) {
        Optional<String> decoded = decode(text);
        return switch (schema.getType()) {
            case STRING -> decoded.map(value -> encode(encoder -> encoder.writeString(value)));
            case INT -> decoded.flatMap(value -> number(value, Integer.MIN_VALUE, Integer.MAX_VALUE))
                    .map(value -> encode(encoder -> encoder.writeInt(value.intValue())));
            case LONG -> decoded.flatMap(value -> number(value, Long.MIN_VALUE, Long.MAX_VALUE))
                    .map(value -> encode(encoder -> encoder.writeLong(value)));
            case RECORD, ENUM, ARRAY, MAP, UNION, FIXED, BYTES, FLOAT, DOUBLE, BOOLEAN, NULL -> Optional.empty();
        };
    }

    /** The text form of Avro binary of that type. */
    static byte[] toText(Schema schema, byte[] avro) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(avro, null);
        try {
            String text = switch (schema.getType()) {
                case STRING -> decoder.readString();
                case INT -> Integer.toString(decoder.readInt());
                case LONG -> Long.toString(decoder.readLong());
                default -> throw new IllegalStateException("a key of this type has no text form");
            };
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the engine returned a key that is not Avro", e);
        }
    }

    private static Optional<Long> number(String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            return value >= min && value <= max && text.equals(Long.toString(value))
                    ? Optional.of(value)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] text) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] encode(Write write) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            write.to(encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Write {
        void to(BinaryEncoder encoder) throws IOException;
    }
}
