// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Parses untrusted JSON. Text that is not JSON is refused; what is merely odd in one part (a name twice, excessive
 * nesting, a value that is no JSON number, bytes that are not UTF-8) costs at most that part and is noticed.
 */
final class OpenLineageJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Python's json module writes them.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(OpenLineageLimits.SKIPPED_JSON_DEPTH)
                    .maxStringLength(OpenLineageLimits.BATCH_BYTES)
                    .maxNameLength(OpenLineageLimits.BATCH_BYTES)
                    .maxNumberLength(OpenLineageLimits.BATCH_BYTES)
                    .build())
            .build())
            .build();

    private OpenLineageJson() {}

    /** The input is not valid JSON; the message gives the position and quotes nothing. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** @param notices what was odd in it, with paths from the root of the document */
    record Document(JsonNode tree, List<LineageEventNotice> notices) {
        Document {
            notices = List.copyOf(notices);
        }

        /** An element of an array, with the notices about it and paths from its own root. */
        Document element(int index) {
            String prefix = "[" + index + "]";
            List<LineageEventNotice> own = notices.stream()
                    .filter(notice -> notice.path().startsWith(prefix))
                    .map(notice -> new LineageEventNotice(
                            notice.path().substring(prefix.length()).replaceFirst("^\\.", ""), notice.message()))
                    .toList();
            return new Document(tree.path(index), own);
        }
    }

    static Document parse(byte[] body) throws Malformed {
        String text = new String(body, StandardCharsets.UTF_8);
        String json = text.startsWith("\ufeff") ? text.substring(1) : text;
        try (JsonParser parser = JSON.createParser(json)) {
            LenientJsonReader reader = new LenientJsonReader(parser);
            JsonNode tree = reader.read();
            if (tree.isMissingNode()) {
                throw new Malformed("the body is empty");
            }
            if (text.indexOf('\ufffd') >= 0 && !isUtf8(body)) {
                reader.notice("has bytes that are not UTF-8; they are read as U+FFFD");
            }
            return new Document(tree, reader.notices());
        } catch (JsonProcessingException e) {
            throw new Malformed("the body is not valid JSON (RFC 8259)" + place(e));
        } catch (IOException e) {
            throw new IllegalStateException("a string can always be read", e);
        }
    }

    private static boolean isUtf8(byte[] body) {
        return Arrays.equals(new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), body);
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
