// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.contract.SchemaId;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

import java.util.Map;
import java.util.Optional;

/**
 * Compares Avro schemas by content: names, types, defaults, docs, aliases and properties count; layout, comments and
 * the order of keys do not. Pure.
 */
public final class SchemaContent {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SchemaContent() {}

    /** Whether both schemas say the same. */
    public static boolean isSame(Schema one, Schema other) {
        return json(one).equals(json(other));
    }

    /** The newest of these versions, oldest first, with the content of a schema. */
    public static Optional<SchemaId> newestWith(String schema, Map<SchemaId, String> versions) {
        JsonNode wanted = json(new Schema.Parser().parse(schema));
        return versions.entrySet().stream()
                .filter(version -> content(version.getValue()).filter(wanted::equals).isPresent())
                .map(Map.Entry::getKey)
                .reduce((older, newer) -> newer);
    }

    private static Optional<JsonNode> content(String schema) {
        try {
            return Optional.of(json(new Schema.Parser().parse(schema)));
        } catch (AvroRuntimeException notParsable) {
            return Optional.empty(); // another program registered it by other rules, so it is not the wanted one
        }
    }

    private static JsonNode json(Schema schema) {
        try {
            return JSON.readTree(schema.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema prints as JSON", e);
        }
    }
}
