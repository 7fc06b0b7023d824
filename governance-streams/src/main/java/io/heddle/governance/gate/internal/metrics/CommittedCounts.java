// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.metrics;

import io.heddle.governance.gate.health.ProductCounts;
import io.heddle.governance.gate.health.ProductPartition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Sums the counts that the cells of a process have committed. Thread-safe. */
public final class CommittedCounts {
    private final Map<ProductPartition, ProductCounts> countsByPartition = new ConcurrentHashMap<>();

    public void add(List<PartitionCounts> committed) {
        committed.forEach(
                counts -> countsByPartition.merge(counts.productPartition(), counts.counts(), ProductCounts::plus));
    }

    public Map<ProductPartition, ProductCounts> snapshot() {
        return new TreeMap<>(countsByPartition);
    }
}
