// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.PortName;
import io.heddle.log.ContractEntry;
import io.heddle.registry.portal.live.LiveProduct;
import io.heddle.registry.sla.SlaStatus;

import java.util.Collection;
import java.util.List;

/**
 * The model of the page of a product: one component per section, in the order of the page.
 *
 * @param code to read the default port
 * @param live the current throughput
 */
public record ProductPage(
        HeaderSection header,
        PromiseSection promise,
        ObjectivesSection objectives,
        LiveProduct live,
        FieldsSection fields,
        List<CodeSnippet> code,
        List<VersionRow> versions,
        OwnershipSection ownership,
        PortsSection ports,
        SettingsSection settings) {
    public ProductPage {
        code = List.copyOf(code);
        versions = List.copyOf(versions);
    }

    /**
     * @param addresses those of this mesh
     * @param live the current throughput
     */
    static ProductPage of(
            ContractEntry entry, Collection<ContractEntry> history, Collection<SlaStatus> statuses,
            MeshAddresses addresses, LiveProduct live) {
        Contract contract = entry.contract();
        return new ProductPage(
                HeaderSection.of(contract, statuses),
                PromiseSection.of(contract),
                new ObjectivesSection(SlaRow.of(contract, statuses), live),
                live,
                FieldsSection.of(contract),
                ConsumerSnippets.of(addresses.bootstrapServers(), addresses.schemaRegistry(),
                        contract.topics().output(PortName.DEFAULT).value(), contract.key().isPresent()),
                VersionRow.of(history, contract),
                OwnershipSection.of(contract),
                PortsSection.of(contract),
                SettingsSection.of(contract, entry.valueSchemaId()));
    }

    /** The addresses of the mesh. */
    record MeshAddresses(String bootstrapServers, String schemaRegistry) {}
}
