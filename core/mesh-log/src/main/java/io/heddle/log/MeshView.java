// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mesh at one position of the log. Immutable; a change makes a new view.
 *
 * @param position the log's next offset to read: everything below it is in this view
 */
public record MeshView(
        long position,
        Map<DomainName, DomainEntry> domains,
        Map<ProductId, NavigableMap<ContractVersion, ContractEntry>> contracts) {
    public static final MeshView EMPTY = new MeshView(0, Map.of(), Map.of());

    /** The version in force of a product: the highest one that is enforced, if any. */
    public Optional<ContractEntry> current(ProductId product) {
        return history(product).descendingMap().values().stream()
                .filter(entry -> entry.contract().status().isEnforced())
                .findFirst();
    }

    /** The version in force of one major of a product: what governs that major's topics. */
    public Optional<ContractEntry> current(ProductTopics topics) {
        return history(topics.product()).descendingMap().values().stream()
                .filter(entry -> entry.contract().version().major() == topics.major())
                .filter(entry -> entry.contract().status().isEnforced())
                .findFirst();
    }

    /** Every version of a product, oldest first; empty if the product is unknown. */
    public NavigableMap<ContractVersion, ContractEntry> history(ProductId product) {
        return contracts.getOrDefault(product, new TreeMap<>());
    }

    /** The current versions of all products, by id. */
    public List<ContractEntry> products() {
        return contracts.keySet().stream()
                .sorted()
                .map(this::current)
                .flatMap(Optional::stream)
                .toList();
    }
}
