// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.heddle.contract.Violation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes violations as the JSON array of the header {@code heddle-violations}, in UTF-8. Control characters and halves
 * of surrogate pairs are written as {@code \}{@code u} and four lower-case hexadecimal digits.
 */
final class ViolationsJson {
    /** No violation, or no room for one. */
    static final String NONE = "[]";

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .characterEscapes(new ControlCharacterEscapes())
            .build();

    private ViolationsJson() {}

    /** As many of the first violations as fit into {@code maxBytes}; {@code []} if none does. */
    static byte[] of(List<Violation> violations, long maxBytes) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int fitting;
        try (JsonGenerator json = FACTORY.createGenerator(output)) {
            json.writeStartArray();
            json.flush();
            fitting = output.size();
            for (Violation violation : violations) {
                write(json, violation);
                json.flush();
                // One byte for the closing bracket and, like for each following object, one for a comma.
                if (output.size() + 2L > maxBytes) {
                    break;
                }
                fitting = output.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] array = Arrays.copyOf(output.toByteArray(), fitting + 1);
        array[fitting] = ']';
        return array;
    }

    private static void write(JsonGenerator json, Violation violation) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", violation.rule());
        json.writeStringField("path", violation.path());
        json.writeStringField("value", violation.value());
        json.writeStringField("message", violation.message());
        json.writeEndObject();
    }
}
