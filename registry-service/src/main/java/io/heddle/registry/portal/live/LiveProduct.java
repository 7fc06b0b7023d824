// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.operations.ProductRates;

import java.util.List;

/**
 * What the page of a product shows live.
 *
 * @param flow the last six hours as bars
 * @param objectives how each service level was kept
 */
public record LiveProduct(String product, ProductRates rates, ThroughputChart flow, List<SlaChart> objectives) {
    public LiveProduct {
        objectives = List.copyOf(objectives);
    }
}
