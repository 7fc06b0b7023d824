// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import java.util.List;

/**
 * What flows through the mesh now. Immutable.
 *
 * @param total of all products
 * @param activeProducts through how many of them anything flows
 * @param products the busiest first, and not all if there are many
 */
public record MeshThroughput(ProductRates.Live total, int activeProducts, List<Product> products) {
    public MeshThroughput {
        products = List.copyOf(products);
    }

    /** One product. */
    public record Product(String product, ProductRates.Live live) {}
}
