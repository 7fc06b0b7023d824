// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.avro.Schema;

import java.io.IOException;
import java.util.List;

/**
 * Converts plain JSON to Avro binary of one schema. Unions take the value without a type wrapper; missing fields take
 * their default, or null if the schema allows it; bytes are base64; decimals are numbers or text; dates and times are
 * numbers or ISO-8601 text. Reports all faults of a line at once. Immutable and thread-safe.
 *
 * <pre>{@code
 * switch (JsonToAvro.of(schema).convert(line, 0, line.length)) {
 *     case JsonToAvro.Encoded encoded -> send(encoded.avro());
 *     case JsonToAvro.Refused refused -> report(refused.faults());
 * }
 * }</pre>
 */
public final class JsonToAvro {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);
    private static final ThreadLocal<AvroOutputBuffer> BUFFER = ThreadLocal.withInitial(AvroOutputBuffer::new);
    private final ValueWriter writer;

    private JsonToAvro(ValueWriter writer) {
        this.writer = writer;
    }

    /** The outcome of one line. */
    public sealed interface Outcome {}

    /** The line as Avro binary, without the wire-format prefix. */
    public static final class Encoded implements Outcome {
        private final byte[] avro;

        Encoded(byte[] avro) {
            this.avro = avro;
        }

        /** The array is not copied; the caller owns it. */
        public byte[] avro() {
            return avro;
        }
    }

    /** Why the line does not match the schema; at least one fault. */
    public record Refused(List<FieldFault> faults) implements Outcome {}

    /** Creates a converter for the schema. */
    public static JsonToAvro of(Schema schema) {
        return new JsonToAvro(new ValueWriterCompiler().compile(schema));
    }

    /** Converts one UTF-8 JSON text; never throws because of its content. */
    public Outcome convert(byte[] text, int offset, int length) {
        JsonNode json;
        try {
            json = JSON.readValue(text, offset, length);
        } catch (JacksonException notJson) {
            // Do not pass on Jackson's message: it quotes the input.
            int column = notJson.getLocation() == null ? 0 : notJson.getLocation().getColumnNr();
            return notJson(column > 0 ? "not JSON (see column " + column + ")" : "not JSON");
        } catch (IOException notJson) {
            return notJson("not JSON");
        }
        return json == null || json.isMissingNode() ? notJson("not JSON: the line is blank") : encode(json);
    }

    private Outcome encode(JsonNode json) {
        AvroOutputBuffer out = BUFFER.get();
        out.clear();
        FieldFaultCollector faults = new FieldFaultCollector();
        writer.write(json, out, faults);
        return faults.isEmpty() ? new Encoded(out.toBytes()) : new Refused(faults.faults());
    }

    private static Refused notJson(String message) {
        return new Refused(List.of(new FieldFault("not_json", "", message)));
    }
}
