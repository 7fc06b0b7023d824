// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
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
import io.heddle.registry.RegistryContractFixture;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Views and commands for tests. */
final class PublishContractFixture {
    static final ProductId CUSTOMERS = ProductId.parse("crm.customers");
    static final DomainEntry CRM =
            new DomainEntry(new DomainName("crm"), DomainEntry.Kind.SOURCE_ALIGNED, "crm-team", "");

    private PublishContractFixture() {}

    static PublishContractCommand publish(String source, String schema) {
        Map<String, String> schemas = Map.of("schemas/customer.avsc", schema);
        return new PublishContractCommand(read(source, schemas), new ContractBundle(source, schemas), CRM, List.of(),
                VersionPrecondition.NONE, false);
    }

    static PublishContractCommand publish(String version) {
        return publish(RegistryContractFixture.customers(version), RegistryContractFixture.CUSTOMER);
    }

    /** A mesh to which these commands were applied in order. */
    static MeshView with(PublishContractCommand... applied) {
        NavigableMap<ContractVersion, ContractEntry> history = new TreeMap<>();
        for (PublishContractCommand command : applied) {
            history.put(command.contract().version(), entry(command));
        }
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts = new HashMap<>();
        contracts.put(CUSTOMERS, history);
        return view(10, Map.of(CRM.name(), CRM), contracts);
    }

    static MeshView view(long position, Map<DomainName, DomainEntry> domains,
            Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts) {
        return new MeshView(position, domains, contracts, Map.of());
    }

    private static ContractEntry entry(PublishContractCommand command) {
        return new ContractEntry(command.contract(), command.bundle().source(), command.bundle().schemas(),
                new SchemaId(1), Optional.of(new SchemaId(2)), Map.of(), Instant.EPOCH);
    }

    private static Contract read(String source, Map<String, String> schemas) {
        return switch (ContractReader.read(source, SchemaSource.of(schemas))) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new AssertionError(invalid.faults().toString());
        };
    }
}
