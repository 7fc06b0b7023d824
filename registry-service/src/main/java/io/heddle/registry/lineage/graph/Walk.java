// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Follows a graph from some nodes, both ways in step, nearest first, until depth or limit is reached. The order in which
 * nodes are taken is that of their ids, so two replicas stop at the same. Not thread-safe.
 */
final class Walk {
    private final Digraph graph;
    private final int limit;
    private final Side down;
    private final Side up;

    private Walk(Digraph graph, int limit) {
        this.graph = graph;
        this.limit = limit;
        this.down = new Side(true);
        this.up = new Side(false);
    }

    /** @param starts as many as there may be nodes, at the most */
    static Walk of(Digraph graph, int[] starts, boolean upstream, boolean downstream, int depth, int limit) {
        Walk walk = new Walk(graph, limit);
        for (int start : starts) {
            walk.down.distances.put(start, 0);
            walk.up.distances.put(start, 0);
        }
        int[] downFront = downstream ? starts : new int[0];
        int[] upFront = upstream ? starts : new int[0];
        for (int distance = 1; distance <= depth && (downFront.length > 0 || upFront.length > 0); distance++) {
            downFront = walk.down.step(downFront, distance);
            upFront = walk.up.step(upFront, distance);
        }
        return walk;
    }

    boolean contains(int node) {
        return down.distances.containsKey(node) || up.distances.containsKey(node);
    }

    /** Steps downstream from the start; empty if it was not reached so. */
    OptionalInt downstream(int node) {
        return down.distance(node);
    }

    /** Steps upstream from the start; empty if it was not reached so. */
    OptionalInt upstream(int node) {
        return up.distance(node);
    }

    /** The shorter way from the start; below zero if that is upstream. */
    int distance(int node) {
        int below = down.distances.getOrDefault(node, Integer.MAX_VALUE);
        int above = up.distances.getOrDefault(node, Integer.MAX_VALUE);
        return below <= above ? below : -above;
    }

    /** In the order of their ids. */
    int[] nodes() {
        return IntStream.concat(
                        down.distances.keySet().stream().mapToInt(Integer::intValue),
                        up.distances.keySet().stream().mapToInt(Integer::intValue))
                .sorted()
                .distinct()
                .toArray();
    }

    private int size() {
        int both = (int) up.distances.keySet().stream().filter(down.distances::containsKey).count();
        return down.distances.size() + up.distances.size() - both;
    }

    /** One way to walk. */
    private final class Side {
        private final boolean downstream;
        private final Map<Integer, Integer> distances = new HashMap<>();

        Side(boolean downstream) {
            this.downstream = downstream;
        }

        OptionalInt distance(int node) {
            Integer distance = distances.get(node);
            return distance == null ? OptionalInt.empty() : OptionalInt.of(distance);
        }

        int[] step(int[] front, int distance) {
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
                boolean there = contains(candidate);
                if (there || room > 0) {
                    room -= there ? 0 : 1;
                    distances.put(candidate, distance);
                    next[taken++] = candidate;
                }
            }
            return Arrays.copyOf(next, taken);
        }
    }
}
