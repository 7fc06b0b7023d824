// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the nodes of each layer to reduce link crossings (barycenter heuristic): each node moves to the mean position
 * of its neighbours in the layer before, then in the layer after, and so on. The best order found is returned.
 */
final class CrossingReduction {
    private static final int SWEEPS = 12;

    private final List<List<Integer>> layers;
    private final List<List<Integer>> before;
    private final List<List<Integer>> after;
    private final double[] position;

    /** @param links between adjacent layers only, from the lower to the higher */
    private CrossingReduction(List<List<Integer>> layers, int nodes, List<LayerAssignment.Link> links) {
        this.layers = new ArrayList<>(layers.stream().map(layer -> (List<Integer>) new ArrayList<>(layer)).toList());
        this.before = lists(nodes);
        this.after = lists(nodes);
        this.position = new double[nodes];
        for (LayerAssignment.Link link : links) {
            after.get(link.from()).add(link.to());
            before.get(link.to()).add(link.from());
        }
        this.layers.forEach(this::updatePositions);
    }

    static List<List<Integer>> minimize(List<List<Integer>> layers, int nodes, List<LayerAssignment.Link> links) {
        return new CrossingReduction(layers, nodes, links).best();
    }

    /** The number of crossing pairs of links. */
    static long crossings(List<List<Integer>> layers, int nodes, List<LayerAssignment.Link> links) {
        return new CrossingReduction(layers, nodes, links).crossings();
    }

    private List<List<Integer>> best() {
        List<List<Integer>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            if (sweep % 2 == 0) {
                for (int layer = 1; layer < layers.size(); layer++) {
                    arrange(layers.get(layer), before);
                }
            } else {
                for (int layer = layers.size() - 2; layer >= 0; layer--) {
                    arrange(layers.get(layer), after);
                }
            }
            long now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy();
            }
        }
        return best;
    }

    private void arrange(List<Integer> layer, List<List<Integer>> neighbours) {
        double[] middle = new double[position.length];
        for (int node : layer) {
            middle[node] = neighbours.get(node).stream()
                    .mapToDouble(other -> position[other])
                    .average()
                    .orElse(position[node]);
        }
        layer.sort(Comparator.comparingDouble(node -> middle[node]));
        updatePositions(layer);
    }

    private void updatePositions(List<Integer> layer) {
        for (int i = 0; i < layer.size(); i++) {
            position[layer.get(i)] = i;
        }
    }

    private long crossings() {
        long total = 0;
        for (List<Integer> layer : layers) {
            int[] ends = layer.stream()
                    .flatMapToInt(node -> after.get(node).stream().mapToInt(other -> (int) position[other]).sorted())
                    .toArray();
            total += inversions(ends);
        }
        return total;
    }

    /** The number of inversions, counted with a Fenwick tree. */
    private static long inversions(int[] ends) {
        int size = Arrays.stream(ends).max().orElse(-1) + 1;
        int[] tree = new int[size + 1];
        long inversions = 0;
        for (int i = 0; i < ends.length; i++) {
            int notAbove = 0;
            for (int index = ends[i] + 1; index > 0; index -= index & -index) {
                notAbove += tree[index];
            }
            inversions += i - notAbove;
            for (int index = ends[i] + 1; index <= size; index += index & -index) {
                tree[index]++;
            }
        }
        return inversions;
    }

    private List<List<Integer>> copy() {
        return layers.stream().map(List::copyOf).toList();
    }

    private static List<List<Integer>> lists(int nodes) {
        List<List<Integer>> lists = new ArrayList<>(nodes);
        for (int node = 0; node < nodes; node++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }
}
