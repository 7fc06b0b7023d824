// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Assigns each node the layer after the last of its predecessors. In a cycle, the link that closes it is reversed. */
final class LayerAssignment {
    private LayerAssignment() {}

    /** A link between two nodes, in the direction of increasing layers. */
    record Link(int from, int to) {}

    /** Removes cycles by reversing links, and drops duplicates and links from a node to itself. */
    static List<Link> acyclic(int nodes, List<Link> links) {
        List<List<Integer>> next = neighbours(nodes, links);
        int[] state = new int[nodes];
        boolean[][] backwards = new boolean[nodes][];
        for (int node = 0; node < nodes; node++) {
            backwards[node] = new boolean[next.get(node).size()];
        }
        for (int root : rootsFirst(nodes, links)) {
            markBackwards(root, next, state, backwards);
        }
        List<Link> acyclic = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            for (int n = 0; n < backwards[node].length; n++) {
                int other = next.get(node).get(n);
                acyclic.add(backwards[node][n] ? new Link(other, node) : new Link(node, other));
            }
        }
        return acyclic.stream().distinct().toList();
    }

    /** @param acyclic links without cycles */
    static int[] assign(int nodes, List<Link> acyclic) {
        int[] layer = new int[nodes];
        List<Integer> order = topological(nodes, acyclic);
        List<List<Integer>> next = neighbours(nodes, acyclic);
        int[] incoming = new int[nodes];
        for (int node : order) {
            for (int other : next.get(node)) {
                layer[other] = Math.max(layer[other], layer[node] + 1);
                incoming[other]++;
            }
        }
        // A node without predecessors moves next to its successors, to keep arrows short.
        for (int node : order.reversed()) {
            if (incoming[node] == 0) {
                next.get(node).stream().mapToInt(other -> layer[other] - 1).min()
                        .ifPresent(nextIndex -> layer[node] = nextIndex);
            }
        }
        return layer;
    }

    /** Depth-first search without recursion, because chains may be long. */
    private static void markBackwards(int root, List<List<Integer>> next, int[] state, boolean[][] backwards) {
        if (state[root] != 0) {
            return;
        }
        int[] nextIndex = new int[state.length];
        Deque<Integer> path = new ArrayDeque<>();
        path.push(root);
        state[root] = 1;
        while (!path.isEmpty()) {
            int node = path.element();
            if (nextIndex[node] == next.get(node).size()) {
                state[node] = 2;
                path.pop();
                continue;
            }
            int n = nextIndex[node]++;
            int other = next.get(node).get(n);
            if (state[other] == 1) {
                backwards[node][n] = true;
            } else if (state[other] == 0) {
                state[other] = 1;
                path.push(other);
            }
        }
    }

    private static List<Integer> rootsFirst(int nodes, List<Link> links) {
        boolean[] reached = new boolean[nodes];
        links.forEach(link -> reached[link.to()] = true);
        List<Integer> order = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            if (!reached[node]) {
                order.add(node);
            }
        }
        for (int node = 0; node < nodes; node++) {
            if (reached[node]) {
                order.add(node);
            }
        }
        return order;
    }

    private static List<Integer> topological(int nodes, List<Link> acyclic) {
        int[] open = new int[nodes];
        acyclic.forEach(link -> open[link.to()]++);
        List<List<Integer>> next = neighbours(nodes, acyclic);
        Deque<Integer> ready = new ArrayDeque<>();
        for (int node = 0; node < nodes; node++) {
            if (open[node] == 0) {
                ready.add(node);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int node = ready.remove();
            order.add(node);
            for (int other : next.get(node)) {
                if (--open[other] == 0) {
                    ready.add(other);
                }
            }
        }
        return order;
    }

    private static List<List<Integer>> neighbours(int nodes, List<Link> links) {
        List<List<Integer>> next = new ArrayList<>(nodes);
        for (int node = 0; node < nodes; node++) {
            next.add(new ArrayList<>());
        }
        links.stream().distinct().filter(link -> link.from() != link.to())
                .forEach(link -> next.get(link.from()).add(link.to()));
        return next;
    }
}
