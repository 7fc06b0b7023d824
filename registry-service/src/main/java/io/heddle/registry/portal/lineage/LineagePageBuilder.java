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
        String product = nodes.stream().map(Node::product).filter(Objects::nonNull).findFirst().orElse("");
        boolean ofProduct = !product.isEmpty() && !answer.node().startsWith("application:");
        return new LineagePage(query, known, selectableDepths(query.depth()),
                answer.node().substring(answer.node().indexOf(':') + 1),
                ofProduct ? "/products/" + product : "",
                new PageLink(query.withLevel(Level.PRODUCT, ofProduct ? product : answer.node()).toUrl(), "Products"),
                new PageLink(
                        query.withLevel(Level.FIELD,
                                ofProduct && query.node().indexOf('#') < 0 ? product : query.node()).toUrl(),
                        "Fields"),
                LineageDiagramBuilder.build(query, part, answer.node()),
                part.edges().stream().map(edge -> LineageEdgeRow.of(edge, query)).toList(), nodes.size(), notDrawn,
                part.hidden().stream().mapToInt(LineageSubgraph.Hidden::count).sum());
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
