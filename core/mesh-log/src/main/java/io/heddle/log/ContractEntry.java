// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.Contract;
import io.heddle.contract.SchemaId;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One applied version of a contract, with everything a gate needs to enforce it without asking anybody.
 *
 * @param contract read from {@code source} and {@code schemas}
 * @param source the ODCS document as it was applied
 * @param schemas the Avro schemas it refers to, by url
 * @param valueSchemaId the id the output subject's schema has in the schema registry
 * @param keySchemaId the same for the key; empty if the product is not keyed
 * @param knownSchemas writer schemas (JSON) by id that were known when the contract was applied
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
