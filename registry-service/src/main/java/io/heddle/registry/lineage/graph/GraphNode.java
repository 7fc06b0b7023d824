// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.ProductId;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.MeshNamespace;

/**
 * A node as seen by queries: at product level, the topics of a product are a single node.
 *
 * <p>Its id is stable: the same in every replica, after a restart, and regardless of the rest of the graph.
 */
sealed interface GraphNode {
    String id();

    /** A product with all its topics. */
    record Product(ProductId product) implements GraphNode {
        @Override
        public String id() {
            return "product:" + product;
        }
    }

    /** @param mesh whether it belongs to the mesh's own cluster */
    record Application(LineageNode.Application application, boolean mesh) implements GraphNode {
        @Override
        public String id() {
            return "application:" + label();
        }

        String label() {
            return mesh ? application.name() : application.namespace() + "|" + application.name();
        }
    }

    /** @param mesh whether it is a topic of the mesh's own cluster */
    record Dataset(LineageNode.Dataset dataset, boolean mesh) implements GraphNode {
        @Override
        public String id() {
            return mesh ? "topic:" + dataset.name() : "dataset:" + label();
        }

        String label() {
            return mesh ? dataset.name() : dataset.namespace() + "|" + dataset.name();
        }
    }

    /** @param dataset the dataset that contains the field */
    record Field(Dataset dataset, String path) implements GraphNode {
        @Override
        public String id() {
            return "field:" + dataset.label() + "#" + path;
        }
    }

    static Application of(LineageNode.Application application, MeshNamespace mesh) {
        LineageNode.Application named = mesh.application(application.namespace(), application.name());
        return new Application(named, mesh.contains(named));
    }

    static Dataset of(LineageNode.Dataset dataset, MeshNamespace mesh) {
        LineageNode.Dataset named = mesh.dataset(dataset.namespace(), dataset.name());
        return new Dataset(named, mesh.contains(named));
    }

    static Field of(LineageNode.Field field, MeshNamespace mesh) {
        return new Field(of(field.dataset(), mesh), field.path());
    }
}
