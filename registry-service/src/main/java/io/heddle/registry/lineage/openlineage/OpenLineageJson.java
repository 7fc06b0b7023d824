// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Parses untrusted JSON: UTF-8 only, no duplicate names in an object, no trailing content, limited nesting. */
final class OpenLineageJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(OpenLineageLimits.JSON_DEPTH)
                    .maxStringLength(OpenLineageLimits.BATCH_BYTES)
                    .maxNameLength(OpenLineageLimits.BATCH_BYTES)
                    .maxNumberLength(100)
                    .build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private OpenLineageJson() {}

    /** The input is not valid JSON; the message gives the position and quotes nothing. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static JsonNode parse(byte[] body) throws Malformed {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            JsonNode node = JSON.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new Malformed("the body is empty");
            }
            return node;
        } catch (CharacterCodingException e) {
            throw new Malformed("the body is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new Malformed(
                    "the body is not valid JSON (RFC 8259, unique names, at most " + OpenLineageLimits.JSON_DEPTH
                            + " levels deep)" + place(e));
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ": see line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }

    /** Serialises one event of a batch. */
    static byte[] bytes(JsonNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
