// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageAnswer.Node;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.lineage.LineageQuestion.Level;
import io.heddle.registry.portal.PageLink;
import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Queries lineage and builds the page. Thread-safe. */
@Singleton
final class LineagePageBuilder {
    private static final List<Integer> DEPTHS = List.of(1, 2, 3, 5, 10);
    private static final int MAX_QUESTIONS = 200;

    private final Lineage lineage;

    LineagePageBuilder(Lineage lineage) {
        this.lineage = lineage;
    }

    /** The level at which a text names a node. */
    Level levelOf(String node) {
        return lineage.levelOf(node);
    }

    /** The usual depths, and the requested one. */
    private static List<Integer> selectableDepths(int requestedDepth) {
        return Stream.concat(DEPTHS.stream(), Stream.of(requestedDepth)).distinct().sorted().toList();
    }

    /**
     * @param known ids of products, for completion
     * @throws io.heddle.registry.problem.ProblemException (404) if the node is unknown
     */
    LineagePage page(LineagePageQuery query, List<String> known) {
        LineageAnswer answer = lineage.ask(query.question());
        LineageSubgraph part = new LineageSubgraph();
        part.add(answer);
        query.expanded().forEach(expansion -> expand(part, query, expansion));
        List<Node> nodes = part.nodes();
        Set<String> boxes = new HashSet<>();
        int notDrawn = 0;
        for (Node node : nodes) {
            String key = LineageDiagramBuilder.boxKey(node);
            if (boxes.size() < LineageDiagramBuilder.MAX_BOXES || boxes.contains(key)) {
                boxes.add(key);
            } else {
                notDrawn++;
            }
        }
        String product = nodes.stream()
                .filter(node -> node.distance() == 0)
                .map(Node::product)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        boolean ofProduct = !product.isEmpty();
        boolean ofField = answer.level() == Level.FIELD && answer.node().indexOf('#') >= 0;
        return new LineagePage(query, known, selectableDepths(query.depth()),
                answer.node().substring(answer.node().indexOf(':') + 1),
                ofProduct ? "/products/" + product : "",
                new PageLink(query.withLevel(Level.PRODUCT, ofProduct ? product : holder(answer, nodes)).toUrl(),
                        "Products"),
                new PageLink(
                        query.withLevel(Level.FIELD,
                                ofProduct && !ofField ? product : query.node()).toUrl(),
                        "Fields"),
                LineageDiagramBuilder.build(query, part, answer.node()),
                part.edges().stream().map(edge -> LineageEdgeRow.of(edge, query)).toList(), nodes.size(), notDrawn,
                part.hidden().stream().mapToInt(LineageSubgraph.Hidden::count).sum());
    }

    /** The dataset of a field, because a field does not exist at product level; otherwise the node itself. */
    private static String holder(LineageAnswer answer, List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.distance() == 0 && node.kind() == LineageAnswer.Kind.FIELD)
                .map(Node::topic)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(answer.node());
    }

    private void expand(LineageSubgraph part, LineagePageQuery query, LineagePageQuery.Expansion expansion) {
        Map<String, String> boxOf = new HashMap<>();
        part.nodes().forEach(node -> boxOf.put(node.id(), LineageDiagramBuilder.boxKey(node)));
        part.hidden().stream()
                .filter(hidden -> hidden.direction() == expansion.direction()
                        && expansion.box().equals(boxOf.get(hidden.node())))
                .limit(MAX_QUESTIONS)
                .forEach(hidden -> part.add(lineage.ask(
                        new LineageQuestion(hidden.node(), hidden.direction(), 1, query.level()))));
    }
}
