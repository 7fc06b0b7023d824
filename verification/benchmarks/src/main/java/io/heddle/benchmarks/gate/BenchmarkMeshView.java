// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.mesh.MeshContracts;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A mesh view over given contracts, as the registry would record them, without a registry. */
final class BenchmarkMeshView {
    /** The id of the writer schema of all ingest records: the contract's own schema. */
    static final int VALUE_SCHEMA = 1;

    private BenchmarkMeshView() {}

    static MeshView of(List<Contract> contracts) {
        Map<DomainName, DomainEntry> domains = new HashMap<>();
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> entries = new HashMap<>();
        List<ContractEntry> contractEntries = new ArrayList<>();
        contracts.forEach(contract -> contractEntries.add(entry(contract, VALUE_SCHEMA)));
        contractEntries.add(entry(MeshContracts.metrics().contract(), 3));
        contractEntries.add(entry(MeshContracts.events().contract(), 4));
        for (ContractEntry entry : contractEntries) {
            ProductId id = entry.contract().id();
            entries.computeIfAbsent(id, key -> new TreeMap<>()).put(entry.contract().version(), entry);
            domains.put(id.domain(), new DomainEntry(id.domain(), DomainEntry.Kind.SOURCE_ALIGNED, "bench", ""));
        }
        return new MeshView(1, domains, entries);
    }

    private static ContractEntry entry(Contract contract, int schemaId) {
        return new ContractEntry(
                contract,
                "",
                Map.of(),
                new SchemaId(schemaId),
                contract.key().map(key -> new SchemaId(2)),
                Map.of(),
                Instant.EPOCH);
    }
}
