// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What gates counted over the last six hours, by product. Some 30 KB for a product that never rests, next to nothing for
 * one that does. Thread-safe.
 */
@Singleton
public final class FlowBoard {
    private static final int MAX_PRODUCTS = 10_000;

    private final Clock clock;
    private final Map<String, ProductFlow> flows = new HashMap<>();
    private long sweptMinute;

    FlowBoard(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds what a gate counted.
     *
     * @param millis when it counted the last of it
     */
    synchronized void add(String product, long millis, Counts counts, Map<String, Long> rejectedByReason) {
        long now = clock.millis();
        sweep(now);
        ProductFlow flow = flows.get(product);
        if (flow == null && flows.size() < MAX_PRODUCTS) {
            flow = new ProductFlow();
            flows.put(product, flow);
        }
        if (flow != null) {
            // A clock that runs ahead must not push out what others counted.
            flow.add(Math.min(millis, now), counts, rejectedByReason);
        }
    }

    /** What flows through a product; nothing if none was heard of. */
    public synchronized ProductRates rates(String product) {
        return flows.getOrDefault(product, new ProductFlow()).rates(product, clock.millis());
    }

    /** The last seconds of all products together, and of those in which anything flows, the busiest first. */
    public synchronized Throughput throughput(int most) {
        long now = clock.millis();
        Counts total = Counts.NONE;
        Map<String, Counts> busy = new HashMap<>();
        for (Map.Entry<String, ProductFlow> flow : flows.entrySet()) {
            Counts live = flow.getValue().live(now);
            if (!live.isNone()) {
                total = total.plus(live);
                busy.put(flow.getKey(), live);
            }
        }
        List<Throughput.Product> busiest = busy.entrySet().stream()
                .map(entry -> new Throughput.Product(entry.getKey(), ProductRates.Live.of(entry.getValue())))
                .sorted((a, b) -> Double.compare(
                        b.live().accepted() + b.live().rejected(), a.live().accepted() + a.live().rejected()))
                .limit(most)
                .toList();
        return new Throughput(ProductRates.Live.of(total), busy.size(), busiest);
    }

    private void sweep(long now) {
        long minute = now / 60_000;
        if (minute != sweptMinute) {
            sweptMinute = minute;
            flows.values().removeIf(flow -> flow.isPast(now));
        }
    }
}
