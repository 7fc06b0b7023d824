// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Maps the graph to product level: topics become their product, fields their container. Flows moved by an application
 * lead through its node; flows within a product, such as through its gate, are dropped. Not thread-safe.
 */
final class ProductLevelFolding {
    private final Set<ProductId> products;
    private final Map<GraphNode.Dataset, GraphNode> folded = new HashMap<>();

    ProductLevelFolding(MeshView view) {
        products = new HashSet<>(view.contracts().keySet());
        for (ContractEntry entry : view.products()) {
            // An input without a contract is still shown as a product, because another product depends on it.
            products.addAll(entry.contract().inputs());
        }
    }

    Set<ProductId> products() {
        return products;
    }

    GraphNode fold(GraphNode node) {
        return switch (node) {
            case GraphNode.Field field -> fold(field.dataset());
            case GraphNode.Dataset dataset -> folded.computeIfAbsent(dataset, this::product);
            case GraphNode.Application application -> application;
            case GraphNode.Product product -> product;
        };
    }

    void fold(GraphLink link, GraphNode via, Consumer<GraphLink> links) {
        GraphNode from = fold(link.from());
        GraphNode to = fold(link.to());
        if (!from.equals(to)) {
            links.accept(new GraphLink(from, via, null, null, link.seen()));
            links.accept(new GraphLink(via, to, null, null, link.seen()));
        }
    }

    void fold(GraphLink link, Consumer<GraphLink> links) {
        links.accept(new GraphLink(fold(link.from()), fold(link.to()), null, null, link.seen()));
    }

    private GraphNode product(GraphNode.Dataset dataset) {
        if (!dataset.mesh()) {
            return dataset;
        }
        return ParsedProductTopic.parse(dataset.dataset().name())
                .map(ParsedProductTopic::product)
                .filter(products::contains)
                .<GraphNode>map(GraphNode.Product::new)
                .orElse(dataset);
    }
}
