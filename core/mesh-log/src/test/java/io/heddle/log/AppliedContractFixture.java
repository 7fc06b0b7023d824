// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Applied contracts for tests. */
public final class AppliedContractFixture {
    private static final String SCHEMA = """
            {"type": "record", "name": "customer", "fields": [
              {"name": "customer_id", "type": "long"},
              {"name": "email", "type": ["null", "string"], "default": null}]}
            """;

    private AppliedContractFixture() {}

    public static ContractEntry customers(String version, String status) {
        String source = """
                apiVersion: v3.1.0
                kind: DataContract
                id: crm.customers
                name: Customers
                domain: crm
                dataProduct: customers
                version: %s
                status: %s
                team: {name: crm-team}
                schema:
                  - name: customer
                    physicalType: topic
                    logicalType: object
                    authoritativeDefinitions: [{type: implementation, url: schemas/customer.avsc}]
                    properties:
                      - {name: customer_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                      - name: email
                        logicalType: string
                        tags: [PII]
                        customProperties: [{property: masking, value: {strategy: hash}}]
                """.formatted(version, status);
        return entry(source, Map.of("schemas/customer.avsc", SCHEMA), false);
    }

    /** A product of the mesh itself. */
    public static ContractEntry metrics() {
        return meshProduct("metrics");
    }

    /** The contract of {@code mesh.events}. */
    public static ContractEntry events() {
        return meshProduct("events");
    }

    private static ContractEntry meshProduct(String name) {
        String schema = name + ".avsc";
        return entry(resource("/mesh/" + name + ".contract.yaml"), Map.of(schema, resource("/mesh/" + schema)), true);
    }

    private static ContractEntry entry(String source, Map<String, String> schemas, boolean mesh) {
        ContractReading reading = mesh
                ? ContractReader.readMesh(source, SchemaSource.of(schemas))
                : ContractReader.read(source, SchemaSource.of(schemas));
        if (reading instanceof ContractReading.Valid valid) {
            return new ContractEntry(
                    valid.contract(),
                    source,
                    schemas,
                    new SchemaId(7),
                    valid.contract().key().map(key -> new SchemaId(8)),
                    Map.of(new SchemaId(7), valid.contract().valueSchema().toString()),
                    Instant.parse("2026-01-02T03:04:05.678Z"));
        }
        throw new IllegalStateException(reading.toString());
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(AppliedContractFixture.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
