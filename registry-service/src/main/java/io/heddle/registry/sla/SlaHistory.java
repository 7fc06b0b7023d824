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
 * The history of objectives over the last six hours. After a restart it is read back from {@code mesh.sla}, whose
 * compaction lag covers that period. About 4 KB per objective. Thread-safe.
 */
@Singleton
public final class SlaHistory {
    /** The period that is kept. */
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

    /** Removes an objective that is no longer promised. */
    synchronized void remove(String key) {
        series.remove(key);
    }

    /** The objectives of a product, ordered by id. */
    public synchronized List<ObjectiveHistory> of(String product) {
        Instant since = clock.instant().minus(SPAN);
        return series.subMap(product + "/", product + "0").values().stream()
                .map(objective -> objective.since(since))
                .toList();
    }
}
