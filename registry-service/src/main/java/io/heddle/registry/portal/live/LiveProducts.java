// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.operations.FlowBoard;
import io.heddle.registry.operations.ProductRates;
import io.heddle.registry.sla.SlaHistory;
import jakarta.inject.Singleton;

/** Puts together what the page of a product shows live. Thread-safe, never blocks. */
@Singleton
public final class LiveProducts {
    private final FlowBoard flows;
    private final SlaHistory history;

    LiveProducts(FlowBoard flows, SlaHistory history) {
        this.flows = flows;
        this.history = history;
    }

    /** As it is now. */
    public LiveProduct now(String product) {
        ProductRates rates = flows.rates(product);
        return new LiveProduct(product, rates, FlowChart.of(rates),
                history.of(product).stream().map(objective -> SlaChart.of(objective, rates.asOf())).toList());
    }
}
