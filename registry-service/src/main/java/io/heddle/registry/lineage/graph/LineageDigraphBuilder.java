// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a graph from links added in any order; the result does not depend on the order. */
final class LineageDigraphBuilder {
    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private final Map<GraphNode, Integer> numbers = new HashMap<>();
    private final List<GraphNode> nodes = new ArrayList<>();
    private final List<RawEdge> rawEdges = new ArrayList<>();

    private record RawEdge(int from, int to, @Nullable String via, @Nullable String mask, EdgeEvidence seen) {
        static final Comparator<RawEdge> ORDER = Comparator.comparingInt(RawEdge::from)
                .thenComparingInt(RawEdge::to)
                .thenComparing(RawEdge::via, TEXT)
                .thenComparing(RawEdge::mask, TEXT)
                .thenComparing(RawEdge::seen, EdgeEvidence.ORDER);

        boolean hasSameEnds(RawEdge other) {
            return from == other.from && to == other.to;
        }

        boolean hasSameLabels(RawEdge other) {
            return hasSameEnds(other) && TEXT.compare(via, other.via) == 0 && TEXT.compare(mask, other.mask) == 0;
        }

        boolean isPlain() {
            return via == null && mask == null;
        }
    }

    void add(GraphNode node) {
        number(node);
    }

    /** Adds a link and its ends; a link from a node to itself is ignored. */
    void add(GraphLink link) {
        if (!link.from().equals(link.to())) {
            rawEdges.add(new RawEdge(number(link.from()), number(link.to()), link.via(), link.mask(), link.seen()));
        }
    }

    private int number(GraphNode node) {
        Integer known = numbers.putIfAbsent(node, nodes.size());
        if (known != null) {
            return known;
        }
        nodes.add(node);
        return nodes.size() - 1;
    }

    LineageDigraph build() {
        String[] ids = nodes.stream().map(GraphNode::id).toArray(String[]::new);
        Integer[] order = new Integer[ids.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(i -> ids[i]));
        int[] rank = new int[ids.length];
        GraphNode[] sortedNodes = new GraphNode[ids.length];
        String[] sortedIds = new String[ids.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
            sortedNodes[i] = nodes.get(order[i]);
            sortedIds[i] = ids[order[i]];
        }
        RawEdge[] sorted = rawEdges.stream()
                .map(raw -> new RawEdge(rank[raw.from()], rank[raw.to()], raw.via(), raw.mask(), raw.seen()))
                .sorted(RawEdge.ORDER)
                .toArray(RawEdge[]::new);
        return new LineageDigraph(sortedNodes, sortedIds, edges(sorted));
    }

    private static LineageDigraph.Edge[] edges(RawEdge[] sorted) {
        List<LineageDigraph.Edge> edges = new ArrayList<>(sorted.length);
        for (int begin = 0, end; begin < sorted.length; begin = end) {
            end = begin + 1;
            while (end < sorted.length && sorted[end].hasSameEnds(sorted[begin])) {
                end++;
            }
            addEdges(Arrays.asList(sorted).subList(begin, end), edges);
        }
        return edges.toArray(LineageDigraph.Edge[]::new);
    }

    /** Evidence that names neither application nor mask is attributed to the labelled edge if there is exactly one. */
    private static void addEdges(List<RawEdge> between, List<LineageDigraph.Edge> edges) {
        int plain = 0;
        while (plain < between.size() && between.get(plain).isPlain()) {
            plain++;
        }
        List<RawEdge> others = between.subList(plain, between.size());
        if (!others.isEmpty() && others.stream().allMatch(others.get(0)::hasSameLabels)) {
            edges.add(edge(others.get(0), between.stream().map(RawEdge::seen).sorted(EdgeEvidence.ORDER).toList()));
        } else {
            addSeparateEdges(between, edges);
        }
    }

    private static void addSeparateEdges(List<RawEdge> between, List<LineageDigraph.Edge> edges) {
        for (int begin = 0, end; begin < between.size(); begin = end) {
            end = begin + 1;
            while (end < between.size() && between.get(end).hasSameLabels(between.get(begin))) {
                end++;
            }
            edges.add(edge(between.get(begin), between.subList(begin, end).stream().map(RawEdge::seen).toList()));
        }
    }

    /** @param seen in order; evidence from the same source is merged */
    private static LineageDigraph.Edge edge(RawEdge raw, List<EdgeEvidence> seen) {
        List<EdgeEvidence> joined = new ArrayList<>(seen.size());
        for (EdgeEvidence next : seen) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).hasSameSource(next)) {
                joined.set(last, joined.get(last).union(next));
            } else {
                joined.add(next);
            }
        }
        return new LineageDigraph.Edge(raw.from(), raw.to(), raw.via(), raw.mask(), List.copyOf(joined));
    }
}
