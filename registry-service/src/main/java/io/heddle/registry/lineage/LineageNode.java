// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

/**
 * A source or target of data, named as in OpenLineage. There are no nodes for products: a query at product level
 * combines the topics of each product.
 */
public sealed interface LineageNode {
    /** {@code kafka://broker:9092} for a topic; the mesh's own cluster has a single namespace. */
    String namespace();

    /**
     * A topic of the mesh's cluster, or an external dataset, such as {@code postgres://db:5432} and {@code
     * shop.public.orders}.
     */
    record Dataset(String namespace, String name) implements LineageNode {}

    /**
     * One field of a dataset.
     *
     * @param path as in a contract: {@code address.postal_code}, {@code items[].sku}
     */
    record Field(Dataset dataset, String path) implements LineageNode {
        @Override
        public String namespace() {
            return dataset.namespace();
        }
    }

    /** Moves data: a job in OpenLineage, a consumer group in Kafka. */
    record Application(String namespace, String name) implements LineageNode {}
}
