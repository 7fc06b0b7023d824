// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductKey;
import io.heddle.contract.SchemaId;
import io.heddle.contract.text.ContractWording;
import io.heddle.registry.portal.PageLink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the topics of a product are set up, and what it is made from.
 *
 * @param inputs the products that it reads
 */
public record SettingsSection(List<SettingRow> settings, List<PageLink> inputs) {
    public SettingsSection {
        settings = List.copyOf(settings);
        inputs = List.copyOf(inputs);
    }

    /** A setting and its value, formatted. */
    public record SettingRow(String label, String value) {}

    static SettingsSection of(Contract contract, SchemaId valueSchema) {
        return new SettingsSection(settings(contract, valueSchema), contract.inputs().stream()
                .map(ProductId::toString)
                .map(input -> new PageLink("/products/" + input, input))
                .toList());
    }

    private static List<SettingRow> settings(Contract contract, SchemaId valueSchema) {
        List<SettingRow> rows = new ArrayList<>(List.of(
                new SettingRow("Key", contract.key().map(ProductKey::text).orElse("none")),
                new SettingRow("Partitions", String.valueOf(contract.settings().partitions())),
                new SettingRow("Cleanup", contract.settings().compacted() ? "compact" : "delete"),
                new SettingRow("Retention",
                        contract.settings().retention().map((Duration time) -> ContractWording.describe(time))
                                .orElse("the cluster's")),
                new SettingRow("Compatibility", contract.settings().compatibility().name()),
                new SettingRow("Schema id", String.valueOf(valueSchema.value()))));
        if (!contract.documentId().equals(contract.id().toString())) {
            rows.add(new SettingRow("Contract id", contract.documentId()));
        }
        return rows;
    }
}
