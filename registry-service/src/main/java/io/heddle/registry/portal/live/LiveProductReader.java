// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.operations.ProductRates;
import io.heddle.registry.operations.ThroughputView;
import io.heddle.registry.sla.SlaHistory;
import jakarta.inject.Singleton;

/** Collects the live data for the page of a product. Thread-safe, never blocks. */
@Singleton
public final class LiveProductReader {
    private final ThroughputView throughputView;
    private final SlaHistory history;

    LiveProductReader(ThroughputView flows, SlaHistory history) {
        this.throughputView = flows;
        this.history = history;
    }

    /** The current data of a product. */
    public LiveProduct read(String product) {
        ProductRates rates = throughputView.rates(product);
        return new LiveProduct(product, rates, ThroughputChart.of(rates),
                history.of(product).stream().map(objective -> SlaChart.of(objective, rates.asOf())).toList());
    }
}
