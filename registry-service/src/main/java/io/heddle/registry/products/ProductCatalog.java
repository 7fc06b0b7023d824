// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.log.RegistryLog;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.inject.Singleton;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Finds products and their contracts; for an unknown id it suggests similar ones. Thread-safe. */
@Singleton
public final class ProductCatalog {
    private final RegistryLog log;

    ProductCatalog(RegistryLog log) {
        this.log = log;
    }

    /** The current view of the mesh. */
    public MeshView view() {
        return log.view();
    }

    /**
     * The version in force of a product; the newest version if none is in force.
     *
     * @throws ProblemException (400, 404) if the id is invalid or unknown
     */
    public ContractEntry product(String id) {
        NavigableMap<ContractVersion, ContractEntry> history = history(id);
        return log.view().current(PathIdentifiers.parse(id)).orElseGet(() -> history.lastEntry().getValue());
    }

    /** @throws ProblemException (400, 404) if the id is invalid or unknown */
    public NavigableMap<ContractVersion, ContractEntry> history(String id) {
        ProductId product = PathIdentifiers.parse(id);
        NavigableMap<ContractVersion, ContractEntry> history = log.view().history(product);
        if (history.isEmpty()) {
            throw unknown(product);
        }
        return history;
    }

    /** @throws ProblemException (400, 404) if there is no such version */
    public ContractEntry version(String id, String version) {
        Map<ContractVersion, ContractEntry> history = history(id);
        return Optional.ofNullable(history.get(PathIdentifiers.version(version)))
                .orElseThrow(() -> ProblemDetails.of(ProblemCode.VERSION_UNKNOWN,
                        id + " has no version " + version + "; it has " + history.keySet(),
                        "GET /api/v1/contracts/" + id + "/versions lists them").toException());
    }

    private ProblemException unknown(ProductId product) {
        Optional<String> nearest = NameSuggestions.closest(
                product.toString(), log.view().contracts().keySet().stream().map(ProductId::toString).toList());
        return ProblemDetails.of(ProblemCode.PRODUCT_UNKNOWN, "There is no data product '" + product + "'",
                nearest.map(id -> "Did you mean " + id + "?").orElse("GET /api/v1/products lists all products"))
                .toException();
    }
}
