// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.SchemaId;
import io.heddle.log.ContractEntry;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * One applied version of a contract as JSON: what a client needs to read it just as the registry did.
 *
 * @param contract the ODCS document as it was applied
 * @param schemas the Avro schemas it refers to, by url
 * @param knownSchemas writer schemas by schema id
 */
record ContractJson(
        String product,
        String version,
        String status,
        String contract,
        Map<String, String> schemas,
        int valueSchemaId,
        @Nullable Integer keySchemaId,
        Map<Integer, String> knownSchemas,
        String appliedAt) {
    static ContractJson of(ContractEntry entry) {
        Map<Integer, String> known = new TreeMap<>();
        entry.knownSchemas().forEach((id, schema) -> known.put(id.value(), schema));
        return new ContractJson(entry.contract().id().toString(), entry.contract().version().toString(),
                entry.contract().status().word(), entry.source(), entry.schemas(), entry.valueSchemaId().value(),
                entry.keySchemaId().map(SchemaId::value).orElse(null), known, entry.appliedAt().toString());
    }
}
