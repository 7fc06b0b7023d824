// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Adds up what the cells of a process committed. Thread-safe. */
final class CommittedCounts {
    private final Map<ProductPartition, ProductCounts> products = new ConcurrentHashMap<>();

    void add(List<Tally> committed) {
        committed.forEach(tally -> products.merge(tally.key(), tally.counts(), ProductCounts::plus));
    }

    Map<ProductPartition, ProductCounts> all() {
        return new TreeMap<>(products);
    }
}
