// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.ImpactReport;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageQuestion;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds everything downstream of a product or one of its fields. A field is followed from field to field; where the
 * mapping between two products is not known at field level, everything beyond is possible but not certain. Not
 * thread-safe.
 */
final class ImpactSearch {
    private static final int MAX_NODES = 20_000;
    private static final String GATES = "application:mesh.gate.";

    private final LineageSnapshot graph;
    private final String start;
    private final Map<String, Hit> hits = new HashMap<>();
    private boolean complete = true;

    /** A node reached at product level. */
    private record Hit(String id, int distance, boolean certain, List<String> path) {}

    private record FieldStep(int node, int distance, @Nullable FieldStep before) {
        List<String> path(LineageDigraph fields) {
            List<String> path = new ArrayList<>();
            for (FieldStep step = this; step != null; step = step.before()) {
                path.add(fields.id(step.node()));
            }
            Collections.reverse(path);
            return path;
        }
    }

    private ImpactSearch(LineageSnapshot graph, String start) {
        this.graph = graph;
        this.start = start;
    }

    static ImpactReport of(LineageSnapshot graph, String product, @Nullable String field) {
        String id = QuestionTarget.of(graph, new LineageQuestion(
                "product:" + product, LineageQuestion.Direction.DOWNSTREAM, 1, LineageQuestion.Level.PRODUCT)).id();
        ImpactSearch search = new ImpactSearch(graph, id);
        if (field == null) {
            search.hits.put(id, new Hit(id, 0, true, List.of(id)));
            search.followProducts(true);
        } else {
            search.followFields(QuestionTarget.of(graph, new LineageQuestion(product + "#" + field,
                    LineageQuestion.Direction.DOWNSTREAM, 1, LineageQuestion.Level.FIELD)).starts());
            search.followProducts(false);
        }
        return search.impact(product, field);
    }

    /** A breadth-first search. Edges inside a product have length 0, so their targets go to the front of the queue. */
    private void followFields(int[] starts) {
        LineageDigraph fields = graph.fields();
        Map<Integer, Integer> distances = new HashMap<>();
        Deque<FieldStep> queue = new ArrayDeque<>();
        for (int node : starts) {
            queue.add(new FieldStep(node, 0, null));
            distances.put(node, 0);
        }
        while (!queue.isEmpty()) {
            FieldStep step = queue.poll();
            if (step.distance() > distances.getOrDefault(step.node(), 0)) {
                continue;
            }
            String container = containerId(step.node());
            hitContainer(step, container);
            for (int n = 0; n < fields.degree(step.node(), true); n++) {
                LineageDigraph.Edge edge = fields.edge(step.node(), true, n);
                boolean inside = container.equals(containerId(edge.to()));
                int distance = step.distance() + (inside ? 0 : 1);
                hitVia(step, edge.via());
                if (distance >= distances.getOrDefault(edge.to(), Integer.MAX_VALUE)) {
                    continue;
                }
                if (distances.size() >= MAX_NODES && !distances.containsKey(edge.to())) {
                    complete = false;
                    continue;
                }
                distances.put(edge.to(), distance);
                FieldStep next = new FieldStep(edge.to(), distance, step);
                if (inside) {
                    queue.addFirst(next);
                } else {
                    queue.addLast(next);
                }
            }
        }
    }

    /** Records the product or dataset that contains a field, and its readers. */
    private void hitContainer(FieldStep step, String home) {
        if (isNearer(home, step.distance())) {
            hits.put(home, new Hit(home, step.distance(), true, step.path(graph.fields())));
        }
        String dataset = ((GraphNode.Field) graph.fields().node(step.node())).dataset().label();
        graph.readers().getOrDefault(dataset, Set.of()).forEach(reader -> hitApplication(step, reader));
    }

    private void hitVia(FieldStep step, @Nullable String via) {
        String id = "application:" + via;
        if (via != null && !id.startsWith(GATES)) {
            hitApplication(step, id);
        }
    }

    private void hitApplication(FieldStep step, String id) {
        if (isNearer(id, step.distance() + 1)) {
            hits.put(id, new Hit(id, step.distance() + 1, true, append(step.path(graph.fields()), id)));
        }
    }

    private boolean isNearer(String id, int distance) {
        Hit known = hits.get(id);
        return known == null || distance < known.distance();
    }

    private void followProducts(boolean certain) {
        LineageDigraph products = graph.products();
        Deque<Hit> queue = new ArrayDeque<>(hits.values().stream()
                .sorted(Comparator.comparingInt(Hit::distance).thenComparing(Hit::id))
                .toList());
        while (!queue.isEmpty()) {
            Hit hit = queue.poll();
            int node = products.find(hit.id());
            for (int n = 0; node >= 0 && n < products.degree(node, true); n++) {
                String next = products.id(products.neighbour(node, true, n));
                boolean precise = hit.certain() && !certain && hasFieldDetail(hit.id(), next);
                if (hits.containsKey(next) || precise) {
                    continue;
                }
                if (hits.size() >= MAX_NODES) {
                    complete = false;
                    return;
                }
                Hit further = new Hit(next, hit.distance() + 1, certain, append(hit.path(), next));
                hits.put(next, further);
                queue.add(further);
            }
        }
    }

    /**
     * Whether field lineage between the two nodes is known; if so, a field without an edge is known not to flow there.
     */
    private boolean hasFieldDetail(String from, String to) {
        if (from.startsWith("product:") && to.startsWith("application:")) {
            // followFields has already checked the readers of each topic.
            return true;
        }
        if (graph.fieldPairs().contains(from + ">" + to)) {
            return true;
        }
        int node = graph.products().find(from);
        return from.startsWith("application:")
                && IntStream.range(0, graph.products().degree(node, false))
                        .mapToObj(n -> graph.products().id(graph.products().neighbour(node, false, n)))
                        .anyMatch(source -> graph.fieldPairs().contains(source + ">" + to));
    }

    private String containerId(int field) {
        GraphNode.Dataset dataset = ((GraphNode.Field) graph.fields().node(field)).dataset();
        return dataset.mesh()
                ? ParsedProductTopic.parse(dataset.dataset().name())
                        .map(parts -> "product:" + parts.product())
                        .filter(id -> graph.products().find(id) >= 0)
                        .orElse(dataset.id())
                : dataset.id();
    }

    private static List<String> append(List<String> path, String end) {
        List<String> longer = new ArrayList<>(path);
        longer.add(end);
        return longer;
    }

    private ImpactReport impact(String product, @Nullable String field) {
        GraphNodeDescriber facts = new GraphNodeDescriber(graph.view());
        Map<LineageAnswer.Kind, List<ImpactReport.Reached>> byKind = new HashMap<>();
        hits.values().stream()
                .filter(hit -> !hit.id().equals(start) && graph.products().find(hit.id()) >= 0)
                .sorted(Comparator.comparingInt(Hit::distance).thenComparing(Hit::id))
                .forEach(hit -> {
                    LineageAnswer.Node node =
                            facts.describe(graph.products().node(graph.products().find(hit.id())), hit.distance());
                    byKind.computeIfAbsent(node.kind(), kind -> new ArrayList<>()).add(new ImpactReport.Reached(
                            hit.id(), node.label(), node.domain(), node.owner(), hit.distance(), hit.certain(),
                            hit.path()));
                });
        List<ImpactReport.Reached> products = byKind.getOrDefault(LineageAnswer.Kind.PRODUCT, List.of());
        List<ImpactReport.Reached> applications = byKind.getOrDefault(LineageAnswer.Kind.APPLICATION, List.of());
        return new ImpactReport(product, field, complete, products, applications,
                byKind.getOrDefault(LineageAnswer.Kind.DATASET, List.of()), owners(products, applications));
    }

    private static List<ImpactReport.Owner> owners(List<ImpactReport.Reached> products,
            List<ImpactReport.Reached> applications) {
        Map<String, Integer> distances = new TreeMap<>();
        Map<String, Set<String>> owned = new HashMap<>();
        Map<String, Set<String>> run = new HashMap<>();
        products.forEach(reached -> owned.computeIfAbsent(nearestOwner(distances, reached), o -> new TreeSet<>())
                .add(reached.name()));
        applications.forEach(reached -> run.computeIfAbsent(nearestOwner(distances, reached), o -> new TreeSet<>())
                .add(reached.name()));
        return distances.entrySet().stream()
                .map(owner -> new ImpactReport.Owner(owner.getKey(), owner.getValue(),
                        List.copyOf(owned.getOrDefault(owner.getKey(), Set.of())),
                        List.copyOf(run.getOrDefault(owner.getKey(), Set.of()))))
                .sorted(Comparator.comparingInt(ImpactReport.Owner::distance).thenComparing(ImpactReport.Owner::name))
                .toList();
    }

    private static String nearestOwner(Map<String, Integer> distances, ImpactReport.Reached reached) {
        String owner = Objects.requireNonNullElse(reached.owner(), "");
        distances.merge(owner, reached.distance(), Math::min);
        return owner;
    }
}
