// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.heddle.contract.odcs.Shape.Leaf.ANY;
import static io.heddle.contract.odcs.Shape.Leaf.BOOLEAN;
import static io.heddle.contract.odcs.Shape.Leaf.INTEGER;
import static io.heddle.contract.odcs.Shape.Leaf.NUMBER;
import static io.heddle.contract.odcs.Shape.Leaf.SCALAR;
import static io.heddle.contract.odcs.Shape.Leaf.STABLE_ID;
import static io.heddle.contract.odcs.Shape.Leaf.STRING;

/**
 * The shape of ODCS documents, the union of v3.0.0 to v3.2.0, after {@code odcs-json-schema-v3.2.0.json} of the Open Data
 * Contract Standard. What a later version deprecates is still read.
 */
final class OdcsShapes {
    private static final Shape STRINGS = new Shape.ListOf(() -> STRING);
    private static final Shape ANYTHING = new Shape.ListOf(() -> ANY);

    static final Shape CUSTOM_PROPERTIES = listOf(keys("id", STABLE_ID, "property", STRING, "value", ANY, "description", STRING, "vendor", STRING)
            .require("property", "...")
            .require("value", "..."));
    static final Shape DEFINITIONS = listOf(keys("id", STABLE_ID, "url", STRING, "type", STRING, "description", STRING)
            .require("url", "...")
            .require("type", "..."));
    private static final Shape GUIDANCE = listOf(keys(
            "id", STABLE_ID, "question", STRING, "answer", STRING, "constraint", STRING, "tags", STRINGS,
            "authoritativeDefinitions", DEFINITIONS, "customProperties", CUSTOM_PROPERTIES));
    private static final Shape CONTEXT = new Shape.Either(
            STRING, keys("instructions", STRING, "verifiedStatements", GUIDANCE, "constraints", GUIDANCE));
    private static final Shape ROLES = listOf(keys(
                    "id", STABLE_ID, "role", STRING, "description", STRING, "access", STRING, "firstLevelApprovers", STRING,
                    "secondLevelApprovers", STRING, "customProperties", CUSTOM_PROPERTIES)
            .require("role", "..."));
    private static final Shape MEMBERS = listOf(keys(
                    "id", STABLE_ID, "username", STRING, "name", STRING, "description", STRING, "role", STRING, "dateIn", STRING,
                    "dateOut", STRING, "replacedByUsername", STRING, "comment", STRING, "tags", STRINGS, "customProperties", CUSTOM_PROPERTIES,
                    "authoritativeDefinitions", DEFINITIONS)
            .require("username", "..."));
    private static final Shape TEAM = new Shape.Either(
            MEMBERS,
            keys(
                    "id", STABLE_ID, "name", STRING, "description", STRING, "members", MEMBERS, "tags", STRINGS,
                    "customProperties", CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS));
    private static final Shape SUPPORT = listOf(keys(
                    "id", STABLE_ID, "channel", STRING, "url", STRING, "description", STRING, "tool", STRING, "scope", STRING,
                    "invitationUrl", STRING, "customProperties", CUSTOM_PROPERTIES)
            .require("channel", "..."));
    private static final Shape SLA = listOf(keys(
                    "id", STABLE_ID, "property", STRING, "value", SCALAR, "valueExt", SCALAR, "unit", STRING, "element", STRING,
                    "driver", STRING, "description", STRING, "scheduler", STRING, "schedule", STRING, "customProperties",
                    CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS)
            .require("property", "freshness")
            .require("value", "15"));
    private static final Shape SERVERS = listOf(keys(
                    "id", STABLE_ID, "server", STRING, "type", new Shape.Words(Servers.TYPES), "description", STRING, "environment", STRING, "roles", ROLES,
                    "customProperties", CUSTOM_PROPERTIES, "location", STRING, "stagingDir", STRING, "schema", STRING, "catalog",
                    STRING, "regionName", STRING, "workgroup", STRING, "format", STRING, "encoding", STRING, "delimiter", STRING,
                    "project", STRING, "dataset", STRING, "host", STRING, "port", SCALAR, "database", STRING, "account", STRING,
                    "endpointUrl", STRING, "path", STRING, "region", STRING, "serviceName", STRING, "warehouse", STRING,
                    "stream", STRING, "catalogUrl", STRING, "namespace", STRING)
            .require("server", "local")
            .require("type", "kafka"));
    private static final Shape FOREIGN_KEY = new Shape.Words(List.of("foreignKey"));
    private static final Shape PROPERTY_RELATIONSHIPS = listOf(
            keys("id", STRING, "type", FOREIGN_KEY, "to", ANY, "customProperties", CUSTOM_PROPERTIES).require("to", "orders.id"));
    private static final Shape SCHEMA_RELATIONSHIPS = listOf(
            keys("id", STRING, "type", FOREIGN_KEY, "from", ANY, "to", ANY, "customProperties", CUSTOM_PROPERTIES)
                    .require("from", "lines.order_id")
                    .require("to", "orders.id"));
    private static final Shape SYNONYMS = listOf(keys(
                    "id", STABLE_ID, "synonym", STRING, "description", STRING, "locale", STRING, "source", STRING, "status", STRING,
                    "customProperties", CUSTOM_PROPERTIES)
            .require("synonym", "..."));
    private static final Shape ENUM = listOf(new Shape.Either(
            SCALAR,
            keys(
                            "id", STABLE_ID, "value", SCALAR, "label", STRING, "description", STRING, "tags", STRINGS,
                            "customProperties", CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS)
                    .require("value", "...")));
    private static final Shape QUALITY = listOf(keys(
            "id", STABLE_ID, "name", STRING, "description", STRING,
            "type", new Shape.Words(List.of("library", "text", "sql", "custom")),
            "metric", new Shape.Words(List.of("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount")),
            "rule", STRING, "arguments", ANY, "validValues", ANYTHING, "unit", STRING, "mustBe", ANY, "mustNotBe", ANY,
            "mustBeGreaterThan", NUMBER, "mustBeGreaterOrEqualTo", NUMBER, "mustBeLessThan", NUMBER, "mustBeLessOrEqualTo",
            NUMBER, "mustBeBetween", ANYTHING, "mustNotBeBetween", ANYTHING, "query", STRING, "engine", STRING,
            "implementation", ANY,
            "dimension", new Shape.Words(List.of(
                    "accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness")),
            "method", STRING, "severity", STRING, "businessImpact", STRING, "scheduler", STRING, "schedule", STRING,
            "tags", STRINGS, "customProperties", CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS));
    private static final Map<String, Shape> PROPERTY_KEYS = map(
            "id", STABLE_ID, "name", STRING, "physicalName", STRING, "physicalType", STRING, "description", STRING,
            "businessName", STRING, "deprecated", BOOLEAN, "synonyms", SYNONYMS, "authoritativeDefinitions", DEFINITIONS,
            "tags", STRINGS, "customProperties", CUSTOM_PROPERTIES, "primaryKey", BOOLEAN, "primaryKeyPosition", INTEGER,
            "logicalType", new Shape.Words(List.of(
                    "string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean", "map", "vector")),
            "logicalTypeOptions", keys(
                    "minLength", INTEGER, "maxLength", INTEGER, "pattern", STRING, "format", STRING, "minimum", SCALAR,
                    "maximum", SCALAR, "exclusiveMinimum", SCALAR, "exclusiveMaximum", SCALAR, "multipleOf", NUMBER,
                    "timezone", BOOLEAN, "defaultTimezone", STRING, "minItems", INTEGER, "maxItems", INTEGER, "uniqueItems",
                    BOOLEAN, "minProperties", INTEGER, "maxProperties", INTEGER, "required", STRINGS, "enum", ENUM,
                    "dimensions", INTEGER, "elementType", STRING, "distanceMetric", STRING, "embeddingModel", STRING,
                    "embeddingModelVersion", STRING, "normalized", BOOLEAN),
            "required", BOOLEAN, "unique", BOOLEAN,
            "semanticType", new Shape.Words(List.of("column", "measure", "dimension")),
            "partitioned", BOOLEAN, "partitionKeyPosition", INTEGER, "classification", STRING, "encryptedName", STRING,
            "transformSourceObjects", STRINGS, "transformLogic", STRING, "transformDescription", STRING, "examples", ANYTHING,
            "enum", ENUM, "criticalDataElement", BOOLEAN, "relationships", PROPERTY_RELATIONSHIPS, "quality", QUALITY,
            "properties", listOf(new Shape.Later(OdcsShapes::property)),
            "items", new Shape.Later(OdcsShapes::itemProperty),
            "map", keys("key", new Shape.Later(OdcsShapes::itemProperty), "value", new Shape.Later(OdcsShapes::itemProperty))
                    .require("key", "{logicalType: string}")
                    .require("value", "{logicalType: string}"));
    private static final Shape.Keys ITEM_PROPERTY = new Shape.Keys(PROPERTY_KEYS, Map.of());
    private static final Shape.Keys PROPERTY = ITEM_PROPERTY.require("name", "...");
    private static final Shape SCHEMA = listOf(keys(
                    "id", STABLE_ID, "name", STRING, "physicalName", STRING, "physicalType", STRING, "description", STRING,
                    "businessName", STRING, "deprecated", BOOLEAN, "synonyms", SYNONYMS, "authoritativeDefinitions",
                    DEFINITIONS, "tags", STRINGS, "customProperties", CUSTOM_PROPERTIES, "logicalType",
                    new Shape.Words(List.of("object")), "dataGranularityDescription", STRING, "properties",
                    listOf(new Shape.Later(OdcsShapes::property)), "relationships", SCHEMA_RELATIONSHIPS, "quality", QUALITY, "context",
                    CONTEXT)
            .require("name", "..."));

    /** The whole document. */
    static final Shape ROOT = keys(
                    "apiVersion", STRING, "kind", STRING, "id", STRING, "name", STRING, "version", STRING, "status",
                    new Shape.Words(List.of("proposed", "draft", "active", "deprecated", "retired")),
                    "tenant", STRING, "domain", STRING, "dataProduct", STRING, "tags", STRINGS,
                    "description", keys(
                            "purpose", STRING, "usage", STRING, "limitations", STRING, "authoritativeDefinitions", DEFINITIONS,
                            "customProperties", CUSTOM_PROPERTIES),
                    "context", CONTEXT, "servers", SERVERS, "schema", SCHEMA, "support", SUPPORT,
                    "price", keys("id", STABLE_ID, "priceAmount", NUMBER, "priceCurrency", STRING, "priceUnit", STRING),
                    "team", TEAM, "roles", ROLES, "slaDefaultElement", STRING, "slaProperties", SLA,
                    "authoritativeDefinitions", DEFINITIONS, "customProperties", CUSTOM_PROPERTIES, "contractCreatedTs", STRING)
            .require("apiVersion", "v3.1.0")
            .require("kind", "DataContract")
            .require("id", "crm.customers")
            .require("version", "1.0.0")
            .require("status", "active");

    private OdcsShapes() {}

    private static Shape property() {
        return PROPERTY;
    }

    private static Shape itemProperty() {
        return ITEM_PROPERTY;
    }

    private static Shape listOf(Shape item) {
        return new Shape.ListOf(() -> item);
    }

    private static Shape.Keys keys(Object... keysAndShapes) {
        return new Shape.Keys(map(keysAndShapes), Map.of());
    }

    private static Map<String, Shape> map(Object... keysAndShapes) {
        Map<String, Shape> keys = new LinkedHashMap<>();
        for (int i = 0; i < keysAndShapes.length; i += 2) {
            keys.put((String) keysAndShapes[i], (Shape) keysAndShapes[i + 1]);
        }
        return keys;
    }
}
