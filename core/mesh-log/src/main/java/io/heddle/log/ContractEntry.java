// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.Contract;
import io.heddle.contract.SchemaId;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An applied version of a contract, with everything a gate needs to enforce it without further lookups.
 *
 * @param contract parsed from {@code source} and {@code schemas}
 * @param source the ODCS document as it was applied
 * @param schemas the referenced Avro schemas, by URL
 * @param valueSchemaId the Schema Registry id of the output subject's schema
 * @param keySchemaId the Schema Registry id of the key schema; empty if the product has no key
 * @param knownSchemas writer schemas (JSON) that were known when the contract was applied, by id
 * @param appliedAt when the registry applied it
 */
public record ContractEntry(
        Contract contract,
        String source,
        Map<String, String> schemas,
        SchemaId valueSchemaId,
        Optional<SchemaId> keySchemaId,
        Map<SchemaId, String> knownSchemas,
        Instant appliedAt) {
    public ContractEntry {
        schemas = Map.copyOf(schemas);
        knownSchemas = Map.copyOf(knownSchemas);
    }
}
