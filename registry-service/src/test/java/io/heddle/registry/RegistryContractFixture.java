// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.Map;

/** Contracts for tests. */
public final class RegistryContractFixture {
    public static final String CUSTOMER = """
            {"type":"record","name":"Customer","namespace":"crm","fields":[
              {"name":"customer_id","type":"long"},
              {"name":"email","type":["null","string"],"default":null},
              {"name":"address","type":{"type":"record","name":"Address","fields":[
                {"name":"postal_code","type":"string"}]}}]}""";

    /** With one more optional field. */
    public static final String CUSTOMER_WITH_NAME = CUSTOMER.replace("{\"name\":\"address\"",
            "{\"name\":\"name\",\"type\":[\"null\",\"string\"],\"default\":null},{\"name\":\"address\"");

    private RegistryContractFixture() {}

    /** A version of {@code crm.customers} with a key, a masked field and a second port. */
    public static String customers(String version) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: crm.customers
                name: Customers
                domain: crm
                dataProduct: customers
                version: %s
                status: active
                description: {purpose: Who our customers are, usage: Join on customer_id, limitations: No marketing use}
                team: {name: crm-team, members: [{username: crm-owner, role: owner}]}
                support: [{channel: "#crm", tool: slack}]
                schema:
                  - name: customer
                    physicalName: crm.customers.v%s
                    physicalType: topic
                    logicalType: object
                    authoritativeDefinitions: [{type: implementation, url: schemas/customer.avsc}]
                    properties:
                      - {name: customer_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                      - name: email
                        logicalType: string
                        classification: restricted
                        tags: [PII]
                        customProperties: [{property: masking, value: {strategy: hash}}]
                    quality:
                      - {id: positive-id, type: custom, engine: cel, implementation: "record.customer_id > 0", \
                severity: error}
                slaProperties:
                  - {property: freshness, value: 15, unit: m}
                  - {property: retention, value: 365, unit: d}
                customProperties:
                  - {property: partitions, value: 3}
                  - {property: key, value: customer_id}
                  - {property: outputPorts, value: [{name: full, audience: [crm], masking: {email: none}}]}
                """.formatted(version, version.substring(0, version.indexOf('.')));
    }

    /** The JSON request body with the customer schema. */
    public static String bundle(String contract, String schema) {
        return new ObjectMapper().valueToTree(
                Map.of("contract", contract, "schemas", Map.of("schemas/customer.avsc", schema))).toString();
    }
}
