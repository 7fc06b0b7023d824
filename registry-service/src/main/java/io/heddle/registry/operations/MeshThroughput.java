// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * The current throughput of the mesh. Immutable.
 *
 * @param total the sum over all products
 * @param activeProducts the number of products with any throughput
 * @param products the busiest first; truncated if there are many
 */
@Schema(name = "Throughput")
public record MeshThroughput(ProductRates.Live total, int activeProducts, List<Product> products) {
    public MeshThroughput {
        products = List.copyOf(products);
    }

    @Schema(name = "Throughput.Product")
    public record Product(String product, ProductRates.Live live) {}
}
