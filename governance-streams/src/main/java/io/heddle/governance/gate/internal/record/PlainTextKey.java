// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import org.apache.avro.Schema;
import org.apache.avro.io.BinaryData;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keys as sent by clients without Avro keys. As plain UTF-8 text: {@code 123} for an int or long, any text for a
 * string. As the big-endian bytes of Kafka's serializers: four for an int, eight for a long. Other types have no such
 * form.
 */
public final class PlainTextKey {
    private static final int LONGEST_VARINT = 10;
    private static final int LONGEST_NUMBER = Long.toString(Long.MIN_VALUE).length();

    private PlainTextKey() {}

    /**
     * The Avro binary of the value that the text or the bytes represent; empty if it is not a value of that type.
     *
     * @param head how many bytes to leave free at the start
     */
    public static Optional<byte[]> toAvro(Schema schema, byte[] text, int head) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().size() == 1
                    ? toAvro(schema.getFields().get(0).schema(), text, head)
                    : Optional.empty();
            case STRING -> isUtf8(text) ? Optional.of(string(text, head)) : Optional.empty();
            case INT -> number(text)
                    .or(() -> binary(text, Integer.BYTES))
                    .filter(value -> value == value.intValue())
                    .map(value -> varint(value, head, 0));
            case LONG -> number(text)
                    .or(() -> binary(text, Long.BYTES))
                    .map(value -> varint(value, head, 0));
            case ENUM, ARRAY, MAP, UNION, FIXED, BYTES, FLOAT, DOUBLE, BOOLEAN, NULL -> Optional.empty();
        };
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

    /** A number as Kafka's serializers of int and long write it, unless it is readable text. */
    private static Optional<Long> binary(byte[] bytes, int size) {
        if (bytes.length != size || isReadableText(bytes)) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(size == Integer.BYTES ? buffer.getInt() : buffer.getLong());
    }

    private static boolean isReadableText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ') {
                return false;
            }
        }
        return isUtf8(bytes);
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
