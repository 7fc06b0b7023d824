// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.health;

import java.util.Comparator;

/**
 * A partition of a product's ingest topics.
 *
 * @param product as {@code domain.product}
 */
public record ProductPartition(String product, int partition) implements Comparable<ProductPartition> {
    private static final Comparator<ProductPartition> ORDER =
            Comparator.comparing(ProductPartition::product).thenComparingInt(ProductPartition::partition);

    @Override
    public int compareTo(ProductPartition other) {
        return ORDER.compare(this, other);
    }
}
