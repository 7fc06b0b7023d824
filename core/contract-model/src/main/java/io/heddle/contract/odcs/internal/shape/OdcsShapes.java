// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import io.heddle.contract.odcs.internal.shape.DocumentShape.ExtraKeys;
import io.heddle.contract.yaml.YamlNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.heddle.contract.odcs.internal.shape.DocumentShape.ValueKind.ANY;
import static io.heddle.contract.odcs.internal.shape.DocumentShape.ValueKind.BOOLEAN;
import static io.heddle.contract.odcs.internal.shape.DocumentShape.ValueKind.INTEGER;
import static io.heddle.contract.odcs.internal.shape.DocumentShape.ValueKind.NUMBER;
import static io.heddle.contract.odcs.internal.shape.DocumentShape.ValueKind.SCALAR;
import static io.heddle.contract.odcs.internal.shape.DocumentShape.ValueKind.STABLE_ID;
import static io.heddle.contract.odcs.internal.shape.DocumentShape.ValueKind.STRING;

/**
 * The shape of ODCS documents: the union of v3.0.0 to v3.2.0, based on {@code odcs-json-schema-v3.2.0.json} of the Open
 * Data Contract Standard. Deprecated keys are still read.
 */
public final class OdcsShapes {
    private static final DocumentShape STRINGS = new DocumentShape.ListOf(() -> STRING);
    private static final DocumentShape ANYTHING = new DocumentShape.ListOf(() -> ANY);

    static final DocumentShape CUSTOM_PROPERTIES =
            listOf(keys("id", STABLE_ID, "property", STRING, "value", ANY, "description", STRING, "vendor", STRING)
                    .since(OdcsRelease.V3_2, "vendor")
                    .extra(ExtraKeys.IN_3_0)
                    .neededSince(OdcsRelease.V3_1, "property", "value")
                    .require("property", "...")
                    .require("value", "..."));
    static final DocumentShape DEFINITIONS =
            listOf(keys("id", STABLE_ID, "url", STRING, "type", STRING, "description", STRING)
                    .extra(ExtraKeys.IN_3_0)
                    .require("url", "...")
                    .require("type", "..."));
    private static final DocumentShape GUIDANCE = listOf(keys(
            "id", STABLE_ID, "question", STRING, "answer", STRING, "constraint", STRING, "tags", STRINGS,
            "authoritativeDefinitions", DEFINITIONS, "customProperties", CUSTOM_PROPERTIES));
    private static final DocumentShape CONTEXT = new DocumentShape.Either(
            STRING, keys("instructions", STRING, "verifiedStatements", GUIDANCE, "constraints", GUIDANCE));
    private static final DocumentShape ROLES = listOf(keys(
            "id", STABLE_ID, "role", STRING, "description", STRING, "access", STRING, "firstLevelApprovers", STRING,
            "secondLevelApprovers", STRING, "customProperties", CUSTOM_PROPERTIES)
            .extra(ExtraKeys.IN_3_0)
            .require("role", "..."));
    private static final DocumentShape MEMBERS = listOf(keys(
            "id", STABLE_ID, "username", STRING, "name", STRING, "description", STRING, "role", STRING, "dateIn",
            STRING,
            "dateOut", STRING, "replacedByUsername", STRING, "comment", STRING, "tags", STRINGS, "customProperties",
            CUSTOM_PROPERTIES,
            "authoritativeDefinitions", DEFINITIONS)
            .extra(ExtraKeys.IN_3_0)
            .neededSince(OdcsRelease.V3_1, "username")
            .require("username", "..."));
    private static final DocumentShape TEAM = new DocumentShape.Either(
            MEMBERS,
            keys(
                    "id", STABLE_ID, "name", STRING, "description", STRING, "members", MEMBERS, "tags", STRINGS,
                    "customProperties", CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS),
            OdcsRelease.V3_1);
    private static final DocumentShape SUPPORT = listOf(keys(
            "id", STABLE_ID, "channel", STRING, "url", STRING, "description", STRING, "tool", STRING, "scope", STRING,
            "invitationUrl", STRING, "customProperties", CUSTOM_PROPERTIES)
            .neededUntil(OdcsRelease.V3_1, "url")
            .extra(ExtraKeys.IN_3_0)
            .require("channel", "..."));
    private static final DocumentShape SLA = listOf(keys(
            "id", STABLE_ID, "property", STRING, "value", SCALAR, "valueExt", SCALAR, "unit", STRING, "element", STRING,
            "driver", STRING, "description", STRING, "scheduler", STRING, "schedule", STRING, "customProperties",
            CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS)
            .since(OdcsRelease.V3_2, "customProperties", "authoritativeDefinitions")
            .extra(ExtraKeys.IN_3_0)
            .require("property", "freshness")
            .require("value", "15"));
    private static final DocumentShape SERVERS = listOf(keys(
            "id", STABLE_ID, "server", STRING, "type",
            new DocumentShape.AllowedWords(ServerRequirements.TYPES)
                    .since(OdcsRelease.V3_1, "hive", "impala", "zen")
                    .since(OdcsRelease.V3_2, "btrieve", "exasol", "fastobjects", "hana", "iceberg", "ingres",
                            "teradata"),
            "description", STRING, "environment", STRING, "roles", ROLES,
            "customProperties", CUSTOM_PROPERTIES, "location", STRING, "stagingDir", STRING, "schema", STRING,
            "catalog",
            STRING, "regionName", STRING, "workgroup", STRING, "format", STRING, "encoding", STRING, "delimiter",
            STRING,
            "project", STRING, "dataset", STRING, "host", STRING, "port",
            new DocumentShape.Either(INTEGER, SCALAR, OdcsRelease.V3_2), "database", STRING, "account", STRING,
            "endpointUrl", STRING, "path", STRING, "region", STRING, "serviceName", STRING, "warehouse", STRING,
            "stream", STRING, "catalogUrl", STRING, "namespace", STRING)
            .since(OdcsRelease.V3_2, "workgroup", "encoding", "catalogUrl", "namespace")
            .extra(ExtraKeys.IN_3_0)
            .require("server", "local")
            .require("type", "kafka"));
    private static final DocumentShape FOREIGN_KEY = new DocumentShape.AllowedWords(List.of("foreignKey"));
    private static final DocumentShape PROPERTY_RELATIONSHIPS = listOf(
            keys("id", STRING, "type", FOREIGN_KEY, "to", ANY, "customProperties", CUSTOM_PROPERTIES)
                    .since(OdcsRelease.V3_2, "id")
                    .require("to", "orders.id"));
    private static final DocumentShape SCHEMA_RELATIONSHIPS = listOf(
            keys("id", STRING, "type", FOREIGN_KEY, "from", ANY, "to", ANY, "customProperties", CUSTOM_PROPERTIES)
                    .since(OdcsRelease.V3_2, "id")
                    .require("from", "lines.order_id")
                    .require("to", "orders.id"));
    private static final DocumentShape SYNONYMS = listOf(keys(
            "id", STABLE_ID, "synonym", STRING, "description", STRING, "locale", STRING, "source", STRING, "status",
            STRING,
            "customProperties", CUSTOM_PROPERTIES)
            .require("synonym", "..."));
    private static final DocumentShape ENUM = listOf(new DocumentShape.Either(
            SCALAR,
            keys(
                    "id", STABLE_ID, "value", SCALAR, "label", STRING, "description", STRING, "tags", STRINGS,
                    "customProperties", CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS)
                    .require("value", "...")));
    private static final DocumentShape QUALITY = listOf(keys(
            "id", STABLE_ID, "name", STRING, "description", STRING,
            "type", new DocumentShape.AllowedWords(List.of("library", "text", "sql", "custom")),
            "metric",
            new DocumentShape.AllowedWords(
                    List.of("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount")),
            "rule", STRING, "arguments", ANY, "validValues", ANYTHING, "unit", STRING, "mustBe", ANY, "mustNotBe", ANY,
            "mustBeGreaterThan", NUMBER, "mustBeGreaterOrEqualTo", NUMBER, "mustBeLessThan", NUMBER,
            "mustBeLessOrEqualTo",
            NUMBER, "mustBeBetween", ANYTHING, "mustNotBeBetween", ANYTHING, "query", STRING, "engine", STRING,
            "implementation", ANY,
            "dimension", new DocumentShape.AllowedWords(List.of(
                    "accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness")),
            "method", STRING, "severity", STRING, "businessImpact", STRING, "scheduler", STRING, "schedule", STRING,
            "tags", STRINGS, "customProperties", CUSTOM_PROPERTIES, "authoritativeDefinitions", DEFINITIONS)
            .since(OdcsRelease.V3_1, "metric")
            .extra(ExtraKeys.IN_3_0));
    private static final DocumentShape EXCLUSIVE = new DocumentShape.Either(BOOLEAN, SCALAR, OdcsRelease.V3_1);
    private static final Map<String, DocumentShape> PROPERTY_KEYS = map(
            "id", STABLE_ID, "name", STRING, "physicalName", STRING, "physicalType", STRING, "description", STRING,
            "businessName", STRING, "deprecated", BOOLEAN, "synonyms", SYNONYMS, "authoritativeDefinitions",
            DEFINITIONS,
            "tags", STRINGS, "customProperties", CUSTOM_PROPERTIES, "primaryKey", BOOLEAN, "primaryKeyPosition",
            INTEGER,
            "logicalType", new DocumentShape.AllowedWords(List.of(
                    "string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean", "map",
                    "vector"))
                    .since(OdcsRelease.V3_1, "timestamp", "time")
                    .since(OdcsRelease.V3_2, "map", "vector"),
            "logicalTypeOptions", keys(
                    "minLength", INTEGER, "maxLength", INTEGER, "pattern", STRING, "format", STRING, "minimum", SCALAR,
                    "maximum", SCALAR, "exclusiveMinimum", EXCLUSIVE, "exclusiveMaximum", EXCLUSIVE, "multipleOf",
                    NUMBER,
                    "timezone", BOOLEAN, "defaultTimezone", STRING, "minItems", INTEGER, "maxItems", INTEGER,
                    "uniqueItems",
                    BOOLEAN, "minProperties", INTEGER, "maxProperties", INTEGER, "required", STRINGS, "enum", ENUM,
                    "dimensions", INTEGER, "elementType", STRING, "distanceMetric", STRING, "embeddingModel", STRING,
                    "embeddingModelVersion", STRING, "normalized", BOOLEAN),
            "required", BOOLEAN, "unique", BOOLEAN,
            "semanticType", new DocumentShape.AllowedWords(List.of("column", "measure", "dimension")),
            "partitioned", BOOLEAN, "partitionKeyPosition", INTEGER, "classification", STRING, "encryptedName", STRING,
            "transformSourceObjects", STRINGS, "transformLogic", STRING, "transformDescription", STRING, "examples",
            ANYTHING,
            "enum", ENUM, "criticalDataElement", BOOLEAN, "relationships", PROPERTY_RELATIONSHIPS, "quality", QUALITY,
            "properties", listOf(new DocumentShape.Deferred(OdcsShapes::property)),
            "items", new DocumentShape.Deferred(OdcsShapes::itemProperty),
            "map",
            keys("key", new DocumentShape.Deferred(OdcsShapes::itemProperty), "value",
                    new DocumentShape.Deferred(OdcsShapes::itemProperty))
                    .require("key", "{logicalType: string}")
                    .require("value", "{logicalType: string}"));
    private static final DocumentShape.Keys ITEM_PROPERTY =
            DocumentShape.Keys.of(PROPERTY_KEYS)
                    .since(OdcsRelease.V3_1, "id", "physicalName", "relationships")
                    .since(OdcsRelease.V3_2, "deprecated", "synonyms", "semanticType", "enum", "map");
    private static final DocumentShape.Keys PROPERTY = ITEM_PROPERTY.require("name", "...");
    private static final DocumentShape SCHEMA = listOf(keys(
            "id", STABLE_ID, "name", STRING, "physicalName", STRING, "physicalType", STRING, "description", STRING,
            "businessName", STRING, "deprecated", BOOLEAN, "synonyms", SYNONYMS, "authoritativeDefinitions",
            DEFINITIONS, "tags", STRINGS, "customProperties", CUSTOM_PROPERTIES, "logicalType",
            new DocumentShape.AllowedWords(List.of("object")), "dataGranularityDescription", STRING, "properties",
            listOf(new DocumentShape.Deferred(OdcsShapes::property)), "relationships", SCHEMA_RELATIONSHIPS, "quality",
            QUALITY, "context",
            CONTEXT)
            .since(OdcsRelease.V3_1, "id", "relationships")
            .since(OdcsRelease.V3_2, "deprecated", "synonyms", "context")
            .require("name", "..."));

    /** The shape of the whole document. */
    public static final DocumentShape ROOT = keys(
            "apiVersion", STRING, "kind", STRING, "id", STRING, "name", STRING, "version", STRING, "status", STRING,
            "tenant", STRING, "domain", STRING, "dataProduct", STRING, "tags", STRINGS,
            "description", keys(
                    "purpose", STRING, "usage", STRING, "limitations", STRING, "authoritativeDefinitions", DEFINITIONS,
                    "customProperties", CUSTOM_PROPERTIES)
                    .extra(ExtraKeys.ALLOWED),
            "context", CONTEXT, "servers", SERVERS, "schema", SCHEMA, "support", SUPPORT,
            "price", keys("id", STABLE_ID, "priceAmount", NUMBER, "priceCurrency", STRING, "priceUnit", STRING)
                    .extra(ExtraKeys.IN_3_0),
            "team", TEAM, "roles", ROLES, "slaDefaultElement", STRING, "slaProperties", SLA,
            "authoritativeDefinitions", DEFINITIONS, "customProperties", CUSTOM_PROPERTIES, "contractCreatedTs", STRING)
            .since(OdcsRelease.V3_2, "context")
            .require("apiVersion", "v3.1.0")
            .require("kind", "DataContract")
            .require("id", "crm.customers")
            .neededUntil(OdcsRelease.V3_2, "status")
            .require("version", "1.0.0");

    private OdcsShapes() {}

    /** The first ODCS release that has every feature used in a document. */
    public static OdcsRelease releaseOf(YamlNode document) {
        return ROOT.releaseOf(document);
    }

    private static DocumentShape property() {
        return PROPERTY;
    }

    private static DocumentShape itemProperty() {
        return ITEM_PROPERTY;
    }

    private static DocumentShape listOf(DocumentShape item) {
        return new DocumentShape.ListOf(() -> item);
    }

    private static DocumentShape.Keys keys(Object... keysAndShapes) {
        return DocumentShape.Keys.of(map(keysAndShapes));
    }

    private static Map<String, DocumentShape> map(Object... keysAndShapes) {
        Map<String, DocumentShape> keys = new LinkedHashMap<>();
        for (int i = 0; i < keysAndShapes.length; i += 2) {
            keys.put((String) keysAndShapes[i], (DocumentShape) keysAndShapes[i + 1]);
        }
        return keys;
    }
}
