// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.MeshNamespace;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups datasets that are the same data under several names. Each group is one node, named by its topic of the mesh's
 * cluster, otherwise by its first name in the order of namespace and name. Two topics of the mesh are never joined:
 * what is reported about them must not turn two products into one. The groups do not depend on the order of the facts.
 * Immutable.
 */
final class DatasetAliases {
    private final Map<LineageNode.Dataset, LineageNode.Dataset> canonical;
    private final Map<String, String> ids;

    private DatasetAliases(Map<LineageNode.Dataset, LineageNode.Dataset> canonical, Map<String, String> ids) {
        this.canonical = Map.copyOf(canonical);
        this.ids = Map.copyOf(ids);
    }

    static DatasetAliases of(Collection<LineageFact> facts, MeshNamespace mesh) {
        List<LineageFact.Alias> pairs = facts.stream()
                .filter(LineageFact.Alias.class::isInstance)
                .map(LineageFact.Alias.class::cast)
                .sorted(Comparator.comparing(LineageFact.Alias::one, LineageFact.Alias.ORDER)
                        .thenComparing(LineageFact.Alias::other, LineageFact.Alias.ORDER))
                .toList();
        Map<LineageNode.Dataset, LineageNode.Dataset> parents = new HashMap<>();
        for (LineageFact.Alias pair : pairs) {
            LineageNode.Dataset one = root(parents, pair.one());
            LineageNode.Dataset other = root(parents, pair.other());
            if (!one.equals(other) && !(mesh.contains(one) && mesh.contains(other))) {
                boolean first = mesh.contains(one)
                        || (!mesh.contains(other) && LineageFact.Alias.ORDER.compare(one, other) < 0);
                parents.put(first ? other : one, first ? one : other);
            }
        }
        Map<LineageNode.Dataset, LineageNode.Dataset> canonical = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        for (LineageNode.Dataset dataset : parents.keySet()) {
            LineageNode.Dataset root = root(parents, dataset);
            canonical.put(dataset, root);
            ids.put(GraphNode.of(dataset, mesh).id(), GraphNode.of(root, mesh).id());
        }
        return new DatasetAliases(canonical, ids);
    }

    /** The root of a group; the paths walked are shortened, so that long chains stay cheap. */
    private static LineageNode.Dataset root(
            Map<LineageNode.Dataset, LineageNode.Dataset> parents, LineageNode.Dataset dataset) {
        LineageNode.Dataset node = dataset;
        LineageNode.Dataset parent = parents.get(node);
        while (parent != null) {
            LineageNode.Dataset grandparent = parents.get(parent);
            if (grandparent != null) {
                parents.put(node, grandparent);
            }
            node = parent;
            parent = grandparent;
        }
        return node;
    }

    /** The dataset that stands for all names of the same data. */
    LineageNode.Dataset canonical(LineageNode.Dataset dataset) {
        return canonical.getOrDefault(dataset, dataset);
    }

    /** The id of the node that a dataset's id leads to. */
    String canonicalId(String id) {
        return ids.getOrDefault(id, id);
    }
}
