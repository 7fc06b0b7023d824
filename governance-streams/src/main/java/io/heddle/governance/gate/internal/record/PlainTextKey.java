// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.apache.avro.Schema;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keys as plain UTF-8 text, as sent by clients without Avro keys: {@code 123} for an int or long, any text for a
 * string. Other types have no text form.
 */
public final class PlainTextKey {
    private static final int LONGEST_VARINT = 10;
    private static final int LONGEST_NUMBER = Long.toString(Long.MIN_VALUE).length();

    private PlainTextKey() {}

    /**
     * The Avro binary of the value that the text represents; empty if it is not a value of that type.
     *
     * @param head how many bytes to leave free at the start
     */
    public static Optional<byte[]> toAvro(Schema schema, byte[] text, int head) {
        return switch (schema.getType()) {
            case STRING -> isUtf8(text) ? Optional.of(string(text, head)) : Optional.empty();
            case INT -> number(text)
                    .filter(value -> value == value.intValue())
                    .map(value -> varint(value, head, 0));
            case LONG -> number(text).map(value -> varint(value, head, 0));
            case RECORD, ENUM, ARRAY, MAP, UNION, FIXED, BYTES, FLOAT, DOUBLE, BOOLEAN, NULL -> Optional.empty();
        };
    }

    /** The text form of Avro binary of that type that starts after {@code head} bytes. */
    public static byte[] toText(Schema schema, byte[] bytes, int head) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, head, bytes.length - head, null);
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

    private static byte[] string(byte[] text, int head) {
        byte[] avro = varint(text.length, head, text.length);
        System.arraycopy(text, 0, avro, avro.length - text.length, text.length);
        return avro;
    }

    private static byte[] varint(long value, int head, int tail) {
        byte[] buffer = new byte[LONGEST_VARINT];
        int length = BinaryData.encodeLong(value, buffer, 0);
        byte[] result = new byte[head + length + tail];
        System.arraycopy(buffer, 0, result, head, length);
        return result;
    }

    /** Parses only the form that {@link Long#toString} writes, so that each number has exactly one text. */
    private static Optional<Long> number(byte[] text) {
        if (text.length == 0 || text.length > LONGEST_NUMBER) {
            return Optional.empty();
        }
        String string = new String(text, StandardCharsets.ISO_8859_1);
        try {
            long value = Long.parseLong(string);
            return string.equals(Long.toString(value)) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isUtf8(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return isDecodable(text);
            }
        }
        return true;
    }

    private static boolean isDecodable(byte[] text) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
