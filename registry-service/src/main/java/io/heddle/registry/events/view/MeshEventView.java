// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events.view;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest events of the mesh. Thread-safe. */
@Singleton
public final class MeshEventView {
    static final int MAX_EVENTS = 1_000;

    private final Map<String, MeshEventJson> events = new LinkedHashMap<>();

    /** Adds an event; duplicates are ignored. */
    void add(MeshEventJson event) {
        synchronized (events) {
            events.put(event.id(), event);
            if (events.size() > MAX_EVENTS) {
                events.remove(events.keySet().iterator().next());
            }
        }
    }

    /**
     * Newest first.
     *
     * @param product null for the events of all products and of the mesh itself
     */
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
