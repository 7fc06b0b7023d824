// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.SchemaId;
import io.heddle.log.ContractEntry;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON form of one applied contract version, with everything a client needs to read it as the registry did.
 *
 * @param contract the ODCS document as applied
 * @param schemas the Avro schemas it refers to, by URL
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
