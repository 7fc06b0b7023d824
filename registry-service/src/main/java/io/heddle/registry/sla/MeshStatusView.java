// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The latest status of each objective. Thread-safe. */
@Singleton
public final class MeshStatusView {
    private final Map<String, SlaStatus> statuses = new ConcurrentSkipListMap<>();

    /** @param status null if the objective no longer exists */
    void putStatus(String key, @Nullable SlaStatus status) {
        if (status == null) {
            statuses.remove(key);
        } else {
            statuses.put(key, status);
        }
    }

    /** Ordered by product and objective. */
    public List<SlaStatus> statuses(@Nullable String product) {
        return statuses.values().stream().filter(status -> product == null || status.product().equals(product))
                .toList();
    }
}
