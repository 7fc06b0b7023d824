// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.heddle.contract.yaml.YamlNode;
import io.heddle.contract.yaml.YamlReader;
import io.heddle.contract.yaml.YamlScalar;

import java.util.List;
import java.util.Map;

/** The JSON schemas published by ODCS, from local files. */
public final class OdcsJsonSchemaFixture {
    private static final JsonSchema V3_1 = schema("v3.1.0");
    private static final JsonSchema V3_2 = schema("v3.2.0");
    private static final Map<String, JsonSchema> SCHEMAS =
            Map.of("v3.0.0", V3_1, "v3.0.1", V3_1, "v3.0.2", V3_1, "v3.1.0", V3_1, "v3.2.0", V3_2);

    private OdcsJsonSchemaFixture() {}

    /** The errors of a document according to the schema of the version that it declares. */
    public static List<String> faults(String yaml) {
        JsonNode document = json(YamlReader.read(yaml).root().orElseThrow());
        JsonSchema schema = SCHEMAS.get(document.path("apiVersion").asText());
        if (schema == null) {
            return List.of("no schema of " + document.path("apiVersion"));
        }
        return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
    }

    private static JsonSchema schema(String version) {
        return JsonSchemaFactory.getInstance(VersionFlag.V201909)
                .getSchema(OdcsDocumentFixture.resource("/odcs/odcs-json-schema-" + version + ".json"));
    }

    private static JsonNode json(YamlNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = nodes.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
            return object;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = nodes.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        YamlScalar scalar = (YamlScalar) node;
        return switch (scalar.kind()) {
            case NULL -> nodes.nullNode();
            case BOOLEAN -> nodes.booleanNode(scalar.booleanValue().orElseThrow());
            case INTEGER -> nodes.numberNode(scalar.wholeNumber().orElseThrow());
            case FLOAT -> nodes.numberNode(scalar.number().orElseThrow());
            case STRING -> nodes.textNode(scalar.text());
        };
    }
}
