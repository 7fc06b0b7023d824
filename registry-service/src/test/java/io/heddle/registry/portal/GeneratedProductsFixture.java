// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A generated mesh of any size; deterministic. */
public final class GeneratedProductsFixture {
    private static final int DOMAINS = 25;

    private GeneratedProductsFixture() {}

    /** A view with the given number of products, each with the given number of fields. */
    public static MeshView view(int products, int fields) {
        Map<DomainName, DomainEntry> domains = new HashMap<>();
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts = new HashMap<>();
        for (int n = 0; n < products; n++) {
            ContractEntry entry = entry(n, fields);
            DomainName domain = entry.contract().id().domain();
            domains.put(domain, new DomainEntry(domain, DomainEntry.Kind.SOURCE_ALIGNED, domain + "-team", ""));
            contracts.put(entry.contract().id(), new TreeMap<>(Map.of(entry.contract().version(), entry)));
        }
        return new MeshView(products, domains, contracts);
    }

    /** The n-th product. */
    public static ContractEntry entry(int n, int fields) {
        String domain = "area-" + n % DOMAINS;
        String name = "product-" + n;
        StringBuilder schema = new StringBuilder("{\"type\":\"record\",\"name\":\"Thing\",\"fields\":[");
        StringBuilder properties = new StringBuilder();
        for (int field = 0; field < fields; field++) {
            schema.append(field == 0 ? "" : ",").append("{\"name\":\"field_").append(field)
                    .append("\",\"type\":\"string\",\"doc\":\"What number ").append(field).append(" of ").append(name)
                    .append(" says about the thing, as its source tells it\"}");
            if (field % 5 == 0) {
                properties.append("      - {name: field_").append(field)
                        .append(", logicalType: string, classification: confidential, tags: [PII],")
                        .append(" customProperties: [{property: masking, value: hash}]}\n");
            }
        }
        String source = """
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s.%2$s
                name: Product %3$d
                domain: %1$s
                dataProduct: %2$s
                version: 1.0.0
                status: active
                description: {purpose: What area %1$s knows of thing %3$d, usage: Take the latest, limitations: None}
                team: {name: %1$s-team}
                schema:
                  - name: thing
                    physicalName: %1$s.%2$s.v1
                    physicalType: topic
                    logicalType: object
                    authoritativeDefinitions: [{type: implementation, url: schemas/thing.avsc}]
                    properties:
                %4$sslaProperties:
                  - {property: freshness, value: 15, unit: m}
                """.formatted(domain, name, n, properties);
        Map<String, String> schemas = Map.of("schemas/thing.avsc", schema.append("]}").toString());
        return switch (ContractReader.read(source, SchemaSource.of(schemas))) {
            case ContractReading.Valid valid ->
                new ContractEntry(valid.contract(), source, schemas, new SchemaId(n + 1),
                        Optional.empty(), Map.of(), Instant.EPOCH);
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults().toString());
        };
    }
}
