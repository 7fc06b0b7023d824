// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How objectives were kept over the last six hours, read back from {@code mesh.sla} after a restart: its compaction
 * leaves that much. Some four kilobytes an objective. Thread-safe.
 */
@Singleton
public final class SlaHistory {
    /** How far back it goes. */
    public static final Duration SPAN = Duration.ofMinutes(ObjectiveRingBuffer.MINUTES);

    private static final int MAX_OBJECTIVES = 20_000;

    private final Clock clock;
    private final NavigableMap<String, ObjectiveRingBuffer> series = new TreeMap<>();

    SlaHistory(Clock clock) {
        this.clock = clock;
    }

    /** @param key {@code product/objective} */
    synchronized void add(String key, SlaStatus status) {
        ObjectiveRingBuffer known = series.get(key);
        if (known != null) {
            known.add(status);
        } else if (series.size() < MAX_OBJECTIVES) {
            series.put(key, new ObjectiveRingBuffer(status));
        }
    }

    /** An objective that is promised no more. */
    synchronized void remove(String key) {
        series.remove(key);
    }

    /** The objectives of a product, by id. */
    public synchronized List<ObjectiveHistory> of(String product) {
        Instant since = clock.instant().minus(SPAN);
        return series.subMap(product + "/", product + "0").values().stream()
                .map(objective -> objective.since(since))
                .toList();
    }
}
