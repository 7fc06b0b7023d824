// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The latest status of each objective, and the newest events. Thread-safe. */
@Singleton
public final class MeshStatusView {
    static final int MAX_EVENTS = 1_000;

    private final Map<String, SlaStatus> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, MeshEventJson> events = new LinkedHashMap<>();

    /** @param status null if the objective no longer exists */
    void putStatus(String key, @Nullable SlaStatus status) {
        if (status == null) {
            statuses.remove(key);
        } else {
            statuses.put(key, status);
        }
    }

    /** Adds an event; duplicates are ignored. */
    void addEvent(MeshEventJson event) {
        synchronized (events) {
            events.put(event.id(), event);
            if (events.size() > MAX_EVENTS) {
                events.remove(events.keySet().iterator().next());
            }
        }
    }

    /** Ordered by product and objective. */
    public List<SlaStatus> statuses(@Nullable String product) {
        return statuses.values().stream().filter(status -> product == null || status.product().equals(product))
                .toList();
    }

    /** Newest first. */
    public List<MeshEventJson> events(int limit, @Nullable String product) {
        synchronized (events) {
            return events.values().stream()
                    .filter(event -> product == null || product.equals(event.product()))
                    .sorted(Comparator.comparing(MeshEventJson::time).reversed())
                    .limit(limit)
                    .toList();
        }
    }
}
