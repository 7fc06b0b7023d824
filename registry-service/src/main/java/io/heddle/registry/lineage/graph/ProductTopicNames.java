// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ProductId;
import io.heddle.log.MeshView;

import java.util.Set;

/** Which topics are those of products that the mesh knows. Immutable. */
public final class ProductTopicNames {
    private final Set<ProductId> products;

    private ProductTopicNames(Set<ProductId> products) {
        this.products = products;
    }

    public static ProductTopicNames of(MeshView view) {
        return new ProductTopicNames(view.contracts().keySet());
    }

    /** Whether it is the ingest, quarantine or an output topic of a product. */
    public boolean contains(String topic) {
        return TopicParts.parse(topic).map(TopicParts::product).filter(products::contains).isPresent();
    }
}
