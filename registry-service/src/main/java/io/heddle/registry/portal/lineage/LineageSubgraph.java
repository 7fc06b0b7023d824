// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageAnswer.Cut;
import io.heddle.registry.lineage.LineageAnswer.Edge;
import io.heddle.registry.lineage.LineageAnswer.Node;
import io.heddle.registry.lineage.LineageQuestion.Direction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Combines several answers about the same graph; edges hidden in one may be visible in another. Not thread-safe. */
final class LineageSubgraph {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Map<OpenEnd, Integer> totals = new LinkedHashMap<>();

    private record OpenEnd(String node, Direction direction) {}

    void add(LineageAnswer answer) {
        answer.nodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
        edges.addAll(answer.edges());
        for (Cut cut : answer.cuts()) {
            OpenEnd end = new OpenEnd(cut.node(), cut.direction());
            totals.put(end, cut.hidden() + count(answer.edges(), end));
        }
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    List<Edge> edges() {
        return List.copyOf(edges);
    }

    /** The nodes at which the graph continues, with the number of hidden edges. */
    List<Hidden> hidden() {
        List<Hidden> hidden = new ArrayList<>();
        totals.forEach((end, total) -> {
            int left = total - count(edges, end);
            if (left > 0) {
                hidden.add(new Hidden(end.node(), end.direction(), left));
            }
        });
        return hidden;
    }

    record Hidden(String node, Direction direction, int count) {}

    private static int count(Collection<Edge> edges, OpenEnd end) {
        return (int) edges.stream()
                .filter(edge -> end.node().equals(end.direction() == Direction.DOWNSTREAM ? edge.from() : edge.to()))
                .count();
    }
}
