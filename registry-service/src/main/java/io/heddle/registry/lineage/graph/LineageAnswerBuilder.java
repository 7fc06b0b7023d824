// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Direction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Answers a query from a snapshot. Everything beyond the limits is reported as a cut, never omitted silently. */
final class LineageAnswerBuilder {
    /** Larger graphs are not readable anyway. */
    static final int MAX_NODES = 500;

    static final int MAX_EDGES = 5_000;

    private final LineageDigraph graph;
    private final LineageQuestion question;
    private final QuestionTarget target;
    private final GraphTraversal traversal;
    private final int[] selected;
    private final TreeMap<CutKey, Integer> hidden =
            new TreeMap<>(Comparator.comparing(CutKey::node).thenComparing(CutKey::direction));

    private record CutKey(String node, Direction direction) {}

    private LineageAnswerBuilder(LineageDigraph graph, LineageQuestion question, QuestionTarget target) {
        this.graph = graph;
        this.question = question;
        this.target = target;
        int[] starts = Arrays.copyOf(target.starts(), Math.min(target.starts().length, MAX_NODES));
        this.traversal = GraphTraversal.of(graph, starts, follows(Direction.UPSTREAM), follows(Direction.DOWNSTREAM),
                question.depth(), MAX_NODES);
        this.selected = traversal.nodes();
    }

    static LineageAnswer answer(LineageSnapshot snapshot, LineageQuestion question) {
        QuestionTarget target = QuestionTarget.of(snapshot, question);
        LineageDigraph graph =
                question.level() == LineageQuestion.Level.PRODUCT ? snapshot.products() : snapshot.fields();
        return new LineageAnswerBuilder(graph, question, target).answer(new GraphNodeDescriber(snapshot.view()));
    }

    private LineageAnswer answer(GraphNodeDescriber facts) {
        List<LineageAnswer.Node> nodes = Arrays.stream(selected)
                .mapToObj(node -> facts.describe(graph.node(node), traversal.distance(node)))
                .sorted(Comparator.<LineageAnswer.Node>comparingInt(node -> Math.abs(node.distance()))
                        .thenComparing(LineageAnswer.Node::id))
                .toList();
        List<LineageAnswer.Edge> edges = edges();
        for (int node : selected) {
            if (follows(Direction.DOWNSTREAM) && traversal.downstream(node).isPresent()) {
                recordHidden(node, Direction.DOWNSTREAM, countHidden(node, true));
            }
            if (follows(Direction.UPSTREAM) && traversal.upstream(node).isPresent()) {
                recordHidden(node, Direction.UPSTREAM, countHidden(node, false));
            }
        }
        return new LineageAnswer(
                target.id(), question.level(), question.direction(), question.depth(), nodes, edges, cuts());
    }

    private List<LineageAnswer.Edge> edges() {
        List<LineageAnswer.Edge> edges = new ArrayList<>();
        for (int node : selected) {
            for (int n = 0; n < graph.degree(node, true); n++) {
                LineageDigraph.Edge edge = graph.edge(node, true, n);
                if (!traversal.contains(edge.to())) {
                    continue;
                }
                if (edges.size() < MAX_EDGES) {
                    edges.add(
                            new LineageAnswer.Edge(graph.id(edge.from()), graph.id(edge.to()), edge.via(), edge.mask(),
                                    edge.seen().stream().map(EdgeEvidence::evidence).toList()));
                } else if (follows(Direction.DOWNSTREAM)) {
                    recordHidden(edge.from(), Direction.DOWNSTREAM, 1);
                } else {
                    recordHidden(edge.to(), Direction.UPSTREAM, 1);
                }
            }
        }
        return edges;
    }

    /** The number of edges from a node to nodes outside the answer. */
    private int countHidden(int node, boolean downstream) {
        int count = 0;
        for (int n = 0; n < graph.degree(node, downstream); n++) {
            count += traversal.contains(graph.neighbour(node, downstream, n)) ? 0 : 1;
        }
        return count;
    }

    private void recordHidden(int node, Direction direction, int edges) {
        if (edges > 0) {
            hidden.merge(new CutKey(graph.id(node), direction), edges, Integer::sum);
        }
    }

    private List<LineageAnswer.Cut> cuts() {
        List<LineageAnswer.Cut> cuts = new ArrayList<>();
        int startsLeft = target.starts().length - MAX_NODES;
        if (startsLeft > 0) {
            Direction direction = follows(Direction.DOWNSTREAM) ? Direction.DOWNSTREAM : Direction.UPSTREAM;
            cuts.add(new LineageAnswer.Cut(target.id(), direction, startsLeft, LineageAnswer.Reason.SIZE));
        }
        hidden.forEach(
                (key, count) -> cuts.add(new LineageAnswer.Cut(key.node(), key.direction(), count, reason(key))));
        return cuts;
    }

    private LineageAnswer.Reason reason(CutKey key) {
        int node = graph.find(key.node());
        OptionalInt distance =
                key.direction() == Direction.DOWNSTREAM ? traversal.downstream(node) : traversal.upstream(node);
        return distance.isPresent() && distance.getAsInt() == question.depth()
                ? LineageAnswer.Reason.DEPTH
                : LineageAnswer.Reason.SIZE;
    }

    private boolean follows(Direction direction) {
        return question.direction() == Direction.BOTH || question.direction() == direction;
    }
}
