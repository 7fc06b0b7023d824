// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A breadth-first search from a set of nodes, in one or both directions, up to a depth and a number of nodes. Nodes are
 * visited in the order of their ids, so every replica stops at the same ones. Not thread-safe.
 */
final class GraphTraversal {
    private final LineageDigraph graph;
    private final int limit;
    private final OneWay downstreamSide;
    private final OneWay upstreamSide;

    private GraphTraversal(LineageDigraph graph, int limit) {
        this.graph = graph;
        this.limit = limit;
        this.downstreamSide = new OneWay(true);
        this.upstreamSide = new OneWay(false);
    }

    /** @param starts at most as many as the limit */
    static GraphTraversal of(LineageDigraph graph, int[] starts, boolean upstream, boolean downstream, int depth,
            int limit) {
        GraphTraversal walk = new GraphTraversal(graph, limit);
        for (int start : starts) {
            walk.downstreamSide.distances.put(start, 0);
            walk.upstreamSide.distances.put(start, 0);
        }
        int[] downFront = downstream ? starts : new int[0];
        int[] upFront = upstream ? starts : new int[0];
        for (int distance = 1; distance <= depth && (downFront.length > 0 || upFront.length > 0); distance++) {
            downFront = walk.downstreamSide.advance(downFront, distance);
            upFront = walk.upstreamSide.advance(upFront, distance);
        }
        return walk;
    }

    boolean contains(int node) {
        return downstreamSide.distances.containsKey(node) || upstreamSide.distances.containsKey(node);
    }

    /** The number of steps downstream from the start; empty if not reached in that direction. */
    OptionalInt downstream(int node) {
        return downstreamSide.distance(node);
    }

    /** The number of steps upstream from the start; empty if not reached in that direction. */
    OptionalInt upstream(int node) {
        return upstreamSide.distance(node);
    }

    /** The shorter of both distances from the start; negative if upstream. */
    int distance(int node) {
        int below = downstreamSide.distances.getOrDefault(node, Integer.MAX_VALUE);
        int above = upstreamSide.distances.getOrDefault(node, Integer.MAX_VALUE);
        return below <= above ? below : -above;
    }

    /** The visited nodes in the order of their ids. */
    int[] nodes() {
        return IntStream.concat(
                downstreamSide.distances.keySet().stream().mapToInt(Integer::intValue),
                upstreamSide.distances.keySet().stream().mapToInt(Integer::intValue))
                .sorted()
                .distinct()
                .toArray();
    }

    private int size() {
        int both = (int) upstreamSide.distances.keySet().stream().filter(downstreamSide.distances::containsKey).count();
        return downstreamSide.distances.size() + upstreamSide.distances.size() - both;
    }

    /** The search in one direction. */
    private final class OneWay {
        private final boolean downstream;
        private final Map<Integer, Integer> distances = new HashMap<>();

        OneWay(boolean downstream) {
            this.downstream = downstream;
        }

        OptionalInt distance(int node) {
            Integer distance = distances.get(node);
            return distance == null ? OptionalInt.empty() : OptionalInt.of(distance);
        }

        int[] advance(int[] front, int distance) {
            int[] candidates = Arrays.stream(front)
                    .flatMap(node -> IntStream.range(0, graph.degree(node, downstream))
                            .map(n -> graph.neighbour(node, downstream, n)))
                    .filter(node -> !distances.containsKey(node))
                    .sorted()
                    .distinct()
                    .toArray();
            int room = limit - size();
            int[] next = new int[candidates.length];
            int taken = 0;
            for (int candidate : candidates) {
                boolean reached = contains(candidate);
                if (reached || room > 0) {
                    room -= reached ? 0 : 1;
                    distances.put(candidate, distance);
                    next[taken++] = candidate;
                }
            }
            return Arrays.copyOf(next, taken);
        }
    }
}
