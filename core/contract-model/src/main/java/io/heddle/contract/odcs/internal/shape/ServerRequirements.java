// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import io.heddle.contract.odcs.internal.document.DocumentSection;

import java.util.List;
import java.util.Map;

/** The server types of ODCS and their required keys. Heddle records servers without using them. */
public final class ServerRequirements {
    static final List<String> TYPES = List.of(
            "api", "athena", "azure", "bigquery", "clickhouse", "databricks", "denodo", "dremio", "duckdb", "exasol",
            "glue",
            "hana", "cloudsql", "db2", "hive", "iceberg", "impala", "informix", "kafka", "kinesis", "local", "mysql",
            "oracle",
            "postgresql", "postgres", "presto", "pubsub", "redshift", "s3", "sftp", "snowflake", "sqlserver", "synapse",
            "teradata", "trino", "vertica", "zen", "custom", "btrieve", "fastobjects", "ingres");
    private static final List<String> HOST = List.of("host");
    private static final List<String> DATABASE = List.of("host", "port", "database");
    private static final List<String> DATABASE_SCHEMA = List.of("host", "port", "database", "schema");
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("api", List.of("location")),
            Map.entry("athena", List.of("schema")),
            Map.entry("azure", List.of("location", "format")),
            Map.entry("btrieve", HOST),
            Map.entry("bigquery", List.of("project", "dataset")),
            Map.entry("clickhouse", DATABASE),
            Map.entry("databricks", List.of("catalog", "schema")),
            Map.entry("denodo", List.of("host", "port")),
            Map.entry("dremio", List.of("host", "port")),
            Map.entry("duckdb", List.of("database")),
            Map.entry("exasol", HOST),
            Map.entry("fastobjects", List.of("database")),
            Map.entry("glue", List.of("account", "database")),
            Map.entry("hana", HOST),
            Map.entry("cloudsql", DATABASE_SCHEMA),
            Map.entry("db2", DATABASE),
            Map.entry("hive", List.of("host", "database")),
            Map.entry("iceberg", List.of("catalog", "catalogUrl")),
            Map.entry("impala", List.of("host", "database")),
            Map.entry("informix", List.of("host", "database")),
            Map.entry("ingres", HOST),
            Map.entry("kafka", HOST),
            Map.entry("local", List.of("path", "format")),
            Map.entry("mysql", DATABASE),
            Map.entry("oracle", List.of("host", "port", "serviceName")),
            Map.entry("postgresql", DATABASE_SCHEMA),
            Map.entry("postgres", DATABASE_SCHEMA),
            Map.entry("presto", HOST),
            Map.entry("pubsub", List.of("project")),
            Map.entry("redshift", List.of("database", "schema")),
            Map.entry("s3", List.of("location")),
            Map.entry("sftp", List.of("location")),
            Map.entry("snowflake", List.of("account", "database", "schema")),
            Map.entry("sqlserver", List.of("host", "database", "schema")),
            Map.entry("synapse", DATABASE),
            Map.entry("teradata", HOST),
            Map.entry("trino", List.of("host", "port", "catalog", "schema")),
            Map.entry("vertica", DATABASE_SCHEMA),
            Map.entry("zen", List.of("host", "database")));

    private ServerRequirements() {}

    public static void check(DocumentSection root) {
        for (DocumentSection server : root.sections("servers")) {
            String type = server.text("type").orElse("");
            for (String key : REQUIRED.getOrDefault(type, List.of())) {
                if (!server.has(key)) {
                    server.fault(
                            "contract.key.missing", key,
                            "'" + key + "' is missing, which a server of type " + type + " needs",
                            "add '" + key + ": ...'");
                }
            }
        }
    }
}
