// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A contract as submitted: the document and the Avro schemas it refers to.
 *
 * @param source the ODCS document
 * @param schemas Avro schemas (JSON), keyed by the URL used in the document
 */
record ContractBundle(String source, Map<String, String> schemas) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    ContractBundle {
        schemas = Map.copyOf(schemas);
    }

    /**
     * Parses a request body.
     *
     * @param json whether the body is {@code {"contract": "...", "schemas": {...}}} or the document itself
     * @throws ProblemException (400) if it is malformed
     */
    static ContractBundle parse(byte[] body, boolean json) {
        String text = utf8(body);
        return json ? bundle(text) : new ContractBundle(text, Map.of());
    }

    private static ContractBundle bundle(String text) {
        try {
            Body body = JSON.readValue(text, Body.class);
            if (body == null || body.contract == null) {
                throw malformed("The body lacks 'contract', the text of the document");
            }
            Map<String, String> schemas = body.schemas == null ? Map.of() : body.schemas;
            if (schemas.containsValue(null)) {
                throw malformed("A schema in 'schemas' is null");
            }
            return new ContractBundle(body.contract, schemas);
        } catch (JsonProcessingException e) {
            throw malformed("The body is not the JSON expected here: see line " + e.getLocation().getLineNr()
                    + ", column " + e.getLocation().getColumnNr());
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8");
        }
    }

    private static ProblemException malformed(String detail) {
        return ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, detail,
                "Send application/yaml with the document, or application/json with"
                        + " {\"contract\": \"<document>\", \"schemas\": {\"<url>\": \"<Avro schema>\"}}")
                .toException();
    }

    /** The JSON request body. */
    private record Body(@Nullable String contract, @Nullable Map<String, String> schemas) {}
}
