// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.registry.operations.ProductRates.Live;
import io.heddle.registry.operations.ProductRates.Minute;
import io.heddle.registry.operations.ProductRates.Reason;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The throughput of one product by minute and by second, and its reasons for quarantine. Not thread-safe. */
final class ProductThroughput {
    static final int MINUTES = 360;
    static final int LIVE_SECONDS = 10;
    private static final int MINUTES_PER_CHUNK = 10;
    private static final int MAX_REASONS = 30;
    private static final String OTHER = "other";

    private final CountRingBuffer minutes = new CountRingBuffer(MINUTES, MINUTES_PER_CHUNK);
    private final CountRingBuffer seconds = new CountRingBuffer(2 * LIVE_SECONDS, 2 * LIVE_SECONDS);
    private final Map<Long, Map<String, Long>> reasons = new TreeMap<>();

    void add(long millis, ThroughputCounts counts, Map<String, Long> rejectedByReason) {
        long minute = Math.floorDiv(millis, 60_000L);
        minutes.add(minute, counts);
        seconds.add(Math.floorDiv(millis, 1_000L), counts);
        if (!rejectedByReason.isEmpty()) {
            Map<String, Long> sums = reasons.computeIfAbsent(minute / MINUTES_PER_CHUNK, any -> new HashMap<>());
            rejectedByReason.forEach((reason, count) -> sums.merge(
                    sums.containsKey(reason) || sums.size() < MAX_REASONS ? reason : OTHER, count, Long::sum));
            reasons.keySet().removeIf(tenMinutes -> (tenMinutes + 1) * MINUTES_PER_CHUNK <= minutes.newest() - MINUTES);
        }
    }

    /** Whether all counts are older than the period that is kept. */
    boolean isExpired(long nowMillis) {
        return minutes.newest() <= Math.floorDiv(nowMillis, 60_000L) - MINUTES;
    }

    /** The sum over the last seconds, excluding the current, incomplete one. */
    ThroughputCounts live(long nowMillis) {
        long now = Math.floorDiv(nowMillis, 1_000L);
        return seconds.sum(now - LIVE_SECONDS, now - 1);
    }

    ProductRates rates(String product, long nowMillis) {
        long now = Math.floorDiv(nowMillis, 60_000L);
        List<Minute> found = new ArrayList<>();
        ThroughputCounts total = ThroughputCounts.NONE;
        for (long minute = now - MINUTES + 1; minute <= now; minute++) {
            ThroughputCounts counts = minutes.get(minute);
            if (!counts.isNone()) {
                total = total.plus(counts);
                found.add(new Minute(Instant.ofEpochMilli(minute * 60_000), counts));
            }
        }
        return new ProductRates(product, Instant.ofEpochMilli(nowMillis),
                Instant.ofEpochMilli((now - MINUTES + 1) * 60_000), Live.of(live(nowMillis)), total, reasons(now),
                found);
    }

    /** The reasons of the last six hours, rounded up to ten minutes; most frequent first. */
    private List<Reason> reasons(long nowMinute) {
        Map<String, Long> sums = new TreeMap<>();
        reasons.forEach((tenMinutes, counts) -> {
            if ((tenMinutes + 1) * MINUTES_PER_CHUNK > nowMinute - MINUTES + 1) {
                counts.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
            }
        });
        return sums.entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                .sorted((a, b) -> Long.compare(b.records(), a.records()))
                .toList();
    }
}
