// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.operations.ProductRates;

import java.util.List;

/**
 * The live data on the page of a product.
 *
 * @param flow the last six hours as bars
 * @param objectives the history of each service level objective
 */
public record LiveProduct(String product, ProductRates rates, ThroughputChart flow, List<SlaChart> objectives) {
    public LiveProduct {
        objectives = List.copyOf(objectives);
    }
}
