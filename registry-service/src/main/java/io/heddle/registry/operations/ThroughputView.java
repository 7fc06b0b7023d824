// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts of the gates over the last six hours, by product. A permanently active product needs about 30 KB, an idle
 * one almost nothing. Thread-safe.
 */
@Singleton
public final class ThroughputView {
    private static final int MAX_PRODUCTS = 10_000;

    private final Clock clock;
    private final Map<String, ProductThroughput> flows = new HashMap<>();
    private long lastCleanupMinute;

    ThroughputView(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds the counts reported by a gate.
     *
     * @param millis the end of the counted period
     */
    synchronized void add(String product, long millis, ThroughputCounts counts, Map<String, Long> rejectedByReason) {
        long now = clock.millis();
        removeExpired(now);
        ProductThroughput flow = flows.get(product);
        if (flow == null && flows.size() < MAX_PRODUCTS) {
            flow = new ProductThroughput();
            flows.put(product, flow);
        }
        if (flow != null) {
            // A clock that is ahead must not evict the counts of others.
            flow.add(Math.min(millis, now), counts, rejectedByReason);
        }
    }

    /** The throughput of a product; zero if it is unknown. */
    public synchronized ProductRates rates(String product) {
        return flows.getOrDefault(product, new ProductThroughput()).rates(product, clock.millis());
    }

    /** The throughput of the last seconds: the total, and the busiest products. */
    public synchronized MeshThroughput throughput(int most) {
        long now = clock.millis();
        ThroughputCounts total = ThroughputCounts.NONE;
        Map<String, ThroughputCounts> busy = new HashMap<>();
        for (Map.Entry<String, ProductThroughput> flow : flows.entrySet()) {
            ThroughputCounts live = flow.getValue().live(now);
            if (!live.isNone()) {
                total = total.plus(live);
                busy.put(flow.getKey(), live);
            }
        }
        List<MeshThroughput.Product> busiest = busy.entrySet().stream()
                .map(entry -> new MeshThroughput.Product(entry.getKey(), ProductRates.Live.of(entry.getValue())))
                .sorted((a, b) -> Double.compare(
                        b.live().accepted() + b.live().rejected(), a.live().accepted() + a.live().rejected()))
                .limit(most)
                .toList();
        return new MeshThroughput(ProductRates.Live.of(total), busy.size(), busiest);
    }

    private void removeExpired(long now) {
        long minute = now / 60_000;
        if (minute != lastCleanupMinute) {
            lastCleanupMinute = minute;
            flows.values().removeIf(flow -> flow.isExpired(now));
        }
    }
}
