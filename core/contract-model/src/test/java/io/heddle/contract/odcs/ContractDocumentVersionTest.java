// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The ODCS version that a document is written in, checked against the JSON schemas published by ODCS. */
class ContractDocumentVersionTest {
    private static final String MEMBERS = "team: [{username: jane, role: owner}]";

    private static String document(String version, String root, String object, String property, String more) {
        return """
            apiVersion: %s
            kind: DataContract
            id: web-shop.order-lines
            version: 2.0.1
            status: active
            %s
            schema:
              - name: lines
                physicalType: topic
                %s
                properties:
                  - {name: sku, logicalType: string%s}
                  - {name: more, logicalType: %s}
            """.formatted(version, root, object.isEmpty() ? "tags: [lines]" : object, property, more);
    }

    private static String root(String version, String root) {
        return document(version, MEMBERS + "\n" + root, "", "", "string");
    }

    private static String property(String version, String property) {
        return document(version, MEMBERS, "", property, "string");
    }

    private static String more(String version, String logicalType) {
        return document(version, MEMBERS, "", "", logicalType);
    }

    /** Documents that declare v3.1.0 and use features of v3.2.0. */
    static List<String> documentsThatNeedVersion32() {
        String v = "v3.1.0";
        return List.of(
                root(v, "context: Use it well"),
                root(v, "customProperties: [{property: x, vendor: acme, value: 1}]"),
                root(v, "slaProperties: [{property: latency, value: 1, unit: s, customProperties: []}]"),
                root(v, "slaProperties: [{property: latency, value: 1, unit: s, authoritativeDefinitions: []}]"),
                root(v, "servers: [{server: a, type: teradata, host: b}]"),
                root(v, "servers: [{server: a, type: hana, host: b}]"),
                root(v, "servers: [{server: a, type: exasol, host: b}]"),
                root(v, "servers: [{server: a, type: iceberg, catalog: b, catalogUrl: 'https://c'}]"),
                root(v, "servers: [{server: a, type: kafka, host: b, encoding: UTF-8}]"),
                root(v, "servers: [{server: a, type: denodo, host: b, port: '${PORT}'}]"),
                document(v, MEMBERS, "context: {instructions: Do}", "", "string"),
                document(v, MEMBERS, "synonyms: [{synonym: rows}]", "", "string"),
                document(v, MEMBERS, "deprecated: true", "", "string"),
                document(v, MEMBERS, "relationships: [{id: r, from: a.b, to: c.d}]", "", "string"),
                property(v, ", synonyms: [{synonym: article}]"),
                property(v, ", semanticType: dimension"),
                property(v, ", deprecated: true"),
                property(v, ", enum: [{value: A}]"),
                property(v, ", relationships: [{id: r, to: c.d}]"),
                more(v, "map, map: {key: {logicalType: string}, value: {logicalType: integer}}"),
                more(v, "array, items: {logicalType: object, properties: [{name: a, logicalType: string, "
                        + "semanticType: measure}]}"));
    }

    /** Documents that declare v3.0.2 and use features of v3.1.0. */
    static List<String> documentsThatNeedVersion31() {
        String v = "v3.0.2";
        return List.of(
                document(v, "team: {name: web}", "", "", "string"),
                document(v, MEMBERS, "relationships: [{from: a.b, to: c.d}]", "", "string"),
                document(v, MEMBERS, "id: lines", "", "string"),
                document(v, MEMBERS, "quality: [{metric: rowCount, mustBe: 1}]", "", "string"),
                root(v, "support: [{channel: help}]"),
                root(v, "servers: [{server: a, type: hive, host: b, database: c}]"),
                property(v, ", id: sku"),
                property(v, ", physicalName: sku"),
                more(v, "timestamp"),
                more(v, "time"),
                more(v, "integer, logicalTypeOptions: {exclusiveMinimum: 0}"));
    }

    private static String written(String yaml) {
        return OdcsDocumentFixture.valid(yaml).document().toYaml();
    }

    @ParameterizedTest
    @MethodSource("documentsThatNeedVersion32")
    void shouldWriteVersion32WhenOnlyItSupportsAllUsedFeatures(String yaml) {
        assertThat(OdcsJsonSchemaFixture.faults(yaml)).isNotEmpty();

        String written = written(yaml);

        assertThat(written).startsWith("apiVersion: v3.2.0\n");
        assertThat(OdcsJsonSchemaFixture.faults(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documentsThatNeedVersion31")
    void shouldWriteVersion31WhenItIsTheLowestThatSupportsAllUsedFeatures(String yaml) {
        String written = written(yaml);

        assertThat(written).startsWith("apiVersion: v3.1.0\n");
        assertThat(OdcsJsonSchemaFixture.faults(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0", "v3.2.0"})
    void shouldKeepTheVersionWhenItSupportsAllUsedFeatures(String version) {
        String written = written(root(version, "slaProperties: [{property: latency, value: 1, unit: s}]"));

        assertThat(written).startsWith("apiVersion: " + version + "\n");
        assertThat(OdcsJsonSchemaFixture.faults(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3.0.7", "v3.1.1", "v3.2.5"})
    void shouldKeepAnUnpublishedVersion(String version) {
        assertThat(written(root(version, "name: lines"))).startsWith("apiVersion: " + version + "\n");
    }

    @Test
    void shouldIgnoreTheContentOfFreeFormValues() {
        assertThat(written(root("v3.1.0",
                "customProperties: [{property: x, value: {context: a, synonyms: [], semanticType: b}}]")))
                .startsWith("apiVersion: v3.1.0\n");
    }
}
