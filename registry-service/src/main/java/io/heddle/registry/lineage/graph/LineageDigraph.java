// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * A directed graph in arrays. Nodes are numbered in the order of their ids, edges in the order of their ends. Cycles
 * and parallel edges are allowed. Immutable.
 */
final class LineageDigraph {
    /** An edge with its labels and evidence. */
    record Edge(int from, int to, @Nullable String via, @Nullable String mask, List<EdgeEvidence> seen) {}

    private final GraphNode[] nodes;
    private final String[] ids;
    private final Edge[] edges;
    private final int[] outStart;
    private final int[] inStart;
    private final int[] inEdges;

    /**
     * @param nodes in the order of their ids
     * @param edges ordered by from, then to
     */
    LineageDigraph(GraphNode[] nodes, String[] ids, Edge[] edges) {
        this.nodes = nodes;
        this.ids = ids;
        this.edges = edges;
        this.outStart = new int[nodes.length + 1];
        this.inStart = new int[nodes.length + 1];
        this.inEdges = new int[edges.length];
        for (Edge edge : edges) {
            outStart[edge.from() + 1]++;
            inStart[edge.to() + 1]++;
        }
        for (int node = 0; node < nodes.length; node++) {
            outStart[node + 1] += outStart[node];
            inStart[node + 1] += inStart[node];
        }
        int[] next = Arrays.copyOf(inStart, inStart.length);
        for (int edge = 0; edge < edges.length; edge++) {
            inEdges[next[edges[edge].to()]++] = edge;
        }
    }

    int size() {
        return nodes.length;
    }

    int edgeCount() {
        return edges.length;
    }

    GraphNode node(int index) {
        return nodes[index];
    }

    String id(int index) {
        return ids[index];
    }

    /** The node with this id; negative if there is none. */
    int find(String id) {
        return Arrays.binarySearch(ids, id);
    }

    /** The nodes whose ids start with the prefix, as a half-open range. */
    int[] range(String prefix) {
        int from = Arrays.binarySearch(ids, prefix);
        int to = Arrays.binarySearch(ids, prefix + Character.MAX_VALUE);
        return new int[] {from < 0 ? -from - 1 : from, to < 0 ? -to - 1 : to};
    }

    List<String> ids() {
        return Arrays.asList(ids);
    }

    int degree(int node, boolean downstream) {
        int[] start = downstream ? outStart : inStart;
        return start[node + 1] - start[node];
    }

    /** The n-th outgoing (downstream) or incoming (upstream) edge of a node. */
    Edge edge(int node, boolean downstream, int n) {
        return downstream ? edges[outStart[node] + n] : edges[inEdges[inStart[node] + n]];
    }

    /** The node at the other end of the {@link #edge}. */
    int neighbour(int node, boolean downstream, int n) {
        Edge edge = edge(node, downstream, n);
        return downstream ? edge.to() : edge.from();
    }
}
