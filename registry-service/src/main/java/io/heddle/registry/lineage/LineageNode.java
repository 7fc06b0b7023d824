// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

/**
 * Something that data flows from or to, named as OpenLineage names it. Products are no nodes of their own: they are the
 * topics they own, and a question at product level folds these together.
 */
public sealed interface LineageNode {
    /** {@code kafka://broker:9092} for a topic; the mesh's own cluster has one namespace only. */
    String namespace();

    /**
     * A topic of the mesh's cluster, or a dataset elsewhere, {@code postgres://db:5432} and {@code shop.public.orders}.
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

    /** What moves data: a job in OpenLineage's words, a consumer group in Kafka's. */
    record Application(String namespace, String name) implements LineageNode {}
}
