// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.avro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Renders Avro as plain JSON: no type wrappers, bytes as base64, decimals as strings (exact for every reader), dates
 * and times as their underlying numbers. Immutable, thread-safe.
 */
public final class AvroToJson {
    private static final JsonFactory JSON = new JsonFactory();
    private final Schema schema;

    public AvroToJson(Schema schema) {
        this.schema = schema;
    }

    /** Renders a record as one line of JSON; empty if the bytes do not match the schema. */
    public Optional<String> line(byte[] avro, int offset, int length) {
        return line(avro, offset, length, Integer.MAX_VALUE);
    }

    /** Like {@link #line(byte[], int, int)}; also empty if the result would exceed {@code maxCharacters}. */
    public Optional<String> line(byte[] avro, int offset, int length, int maxCharacters) {
        Writer line = new LengthLimitedWriter(maxCharacters);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(schema, DecoderFactory.get().binaryDecoder(avro, offset, length, null), json);
        } catch (IOException | RuntimeException undecodable) {
            // For bytes that do not match the schema, Avro throws various exceptions and quotes the bytes in their
            // messages.
            return Optional.empty();
        }
        return Optional.of(line.toString());
    }

    private static void write(Schema schema, Decoder in, JsonGenerator json) throws IOException {
        switch (schema.getType()) {
            case NULL -> json.writeNull();
            case BOOLEAN -> json.writeBoolean(in.readBoolean());
            case INT -> json.writeNumber(in.readInt());
            case LONG -> json.writeNumber(in.readLong());
            case FLOAT -> json.writeNumber(in.readFloat());
            case DOUBLE -> json.writeNumber(in.readDouble());
            case STRING -> json.writeString(in.readString());
            case ENUM -> json.writeString(schema.getEnumSymbols().get(in.readEnum()));
            case BYTES -> bytes(schema, in.readBytes(null), json);
            case FIXED -> {
                byte[] fixed = new byte[schema.getFixedSize()];
                in.readFixed(fixed);
                bytes(schema, ByteBuffer.wrap(fixed), json);
            }
            case UNION -> write(schema.getTypes().get(in.readIndex()), in, json);
            case RECORD -> record(schema, in, json);
            case ARRAY -> array(schema, in, json);
            case MAP -> map(schema, in, json);
        }
    }

    private static void record(Schema schema, Decoder in, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : schema.getFields()) {
            json.writeFieldName(field.name());
            write(field.schema(), in, json);
        }
        json.writeEndObject();
    }

    private static void array(Schema schema, Decoder in, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (long remaining = in.readArrayStart(); remaining > 0; remaining = in.arrayNext()) {
            for (long i = 0; i < remaining; i++) {
                write(schema.getElementType(), in, json);
            }
        }
        json.writeEndArray();
    }

    private static void map(Schema schema, Decoder in, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (long remaining = in.readMapStart(); remaining > 0; remaining = in.mapNext()) {
            for (long i = 0; i < remaining; i++) {
                json.writeFieldName(in.readString());
                write(schema.getValueType(), in, json);
            }
        }
        json.writeEndObject();
    }

    private static void bytes(Schema schema, ByteBuffer buffer, JsonGenerator json) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && bytes.length > 0) {
            json.writeString(new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString());
        } else if (isUuid(schema, bytes)) {
            ByteBuffer uuid = ByteBuffer.wrap(bytes);
            json.writeString(new UUID(uuid.getLong(), uuid.getLong()).toString());
        } else {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static boolean isUuid(Schema schema, byte[] bytes) {
        return schema.getType() == Schema.Type.FIXED
                && schema.getLogicalType() != null
                && schema.getLogicalType().getName().equals("uuid")
                && bytes.length == 2 * Long.BYTES;
    }
}
