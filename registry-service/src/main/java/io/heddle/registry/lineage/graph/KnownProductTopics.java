// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ProductId;
import io.heddle.log.MeshView;

import java.util.Set;

/** The topics of all products in the mesh. Immutable. */
public final class KnownProductTopics {
    private final Set<ProductId> products;

    private KnownProductTopics(Set<ProductId> products) {
        this.products = products;
    }

    public static KnownProductTopics of(MeshView view) {
        return new KnownProductTopics(view.contracts().keySet());
    }

    /** Whether the topic is the ingest, quarantine or an output topic of a product. */
    public boolean contains(String topic) {
        return ParsedProductTopic.parse(topic).map(ParsedProductTopic::product).filter(products::contains).isPresent();
    }
}
