// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * All products of one view, prepared for searching: the version in force of each, or the newest if none is. Immutable;
 * an updated index reuses unchanged entries.
 */
final class ProductIndex {
    static final ProductIndex EMPTY = new ProductIndex(MeshView.EMPTY, new IdentityHashMap<>(), List.of());

    private final MeshView view;
    private final IdentityHashMap<ContractEntry, IndexedProduct> cache;
    private final List<IndexedProduct> products;

    private ProductIndex(
            MeshView view, IdentityHashMap<ContractEntry, IndexedProduct> prepared, List<IndexedProduct> products) {
        this.view = view;
        this.cache = prepared;
        this.products = List.copyOf(products);
    }

    /** Builds the index of another view, reusing this one. */
    ProductIndex updatedTo(MeshView next) {
        if (next.position() == view.position()) {
            return this;
        }
        // By identity: the log keeps the entry of an unchanged contract, and comparing schemas is expensive.
        IdentityHashMap<ContractEntry, IndexedProduct> present = new IdentityHashMap<>();
        List<IndexedProduct> inOrder = next.contracts().keySet().stream()
                .sorted()
                .flatMap(id -> listedVersion(next, id).stream())
                .map(entry -> {
                    IndexedProduct known = cache.get(entry);
                    IndexedProduct product = known == null ? IndexedProduct.of(entry) : known;
                    present.put(entry, product);
                    return product;
                })
                .toList();
        return new ProductIndex(next, present, inOrder);
    }

    /** Ordered by id. */
    List<IndexedProduct> products() {
        return products;
    }

    /** The products that contain every word, best match first; without words, all products by id. */
    List<CatalogHit> find(Collection<String> words) {
        return products.stream()
                .flatMap(product -> CatalogHit.find(product, List.copyOf(words)).stream())
                .sorted(CatalogHit.BEST_FIRST)
                .toList();
    }

    private static Optional<ContractEntry> listedVersion(MeshView view, ProductId id) {
        return view.current(id).or(() -> view.history(id).values().stream().reduce((older, newer) -> newer));
    }
}
