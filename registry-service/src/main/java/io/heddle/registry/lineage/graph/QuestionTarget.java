// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.graph;

import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.registry.lineage.LineageQuestion;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The node that a query refers to. */
final class QuestionTarget {
    private static final String FIELD = "field:";
    private static final List<String> KINDS = List.of("product:", "application:", "topic:", "dataset:", FIELD);

    private final String id;
    private final int[] starts;

    private QuestionTarget(String id, int[] starts) {
        this.id = id;
        this.starts = starts;
    }

    /** As in answers; {@code product:crm.customers#email} for a field on all topics of its product. */
    String id() {
        return id;
    }

    /** The indexes of its nodes in the graph of the requested level. */
    int[] starts() {
        return starts.clone();
    }

    /** @throws ProblemException (404) if there is no such node, (400) if the level has no nodes of its kind */
    static QuestionTarget of(LineageSnapshot graph, LineageQuestion question) {
        String text = question.node();
        if (text.length() > 2_000) {
            throw malformed("the node's name is longer than 2000 characters", "Name a node such as crm.customers");
        }
        return question.level() == LineageQuestion.Level.PRODUCT
                ? atProductLevel(graph, text)
                : atFieldLevel(graph, text);
    }

    /**
     * The level at which a text names a node. The whole text may be the id of a node of the product level, {@code #}
     * included; otherwise what follows a {@code #} is a field.
     */
    static LineageQuestion.Level levelOf(LineageSnapshot graph, String text) {
        boolean field = text.indexOf('#') >= 0
                && candidateIds(text).stream().noneMatch(id -> productNode(graph, id).isPresent());
        return field ? LineageQuestion.Level.FIELD : LineageQuestion.Level.PRODUCT;
    }

    private static QuestionTarget atProductLevel(LineageSnapshot graph, String text) {
        for (String id : candidateIds(text)) {
            Optional<String> node = productNode(graph, id);
            if (node.isPresent()) {
                return new QuestionTarget(node.get(), new int[] {graph.products().find(node.get())});
            }
        }
        if (text.indexOf('#') >= 0) {
            throw malformed("'" + text + "' is a field; at product level there are no fields", "Ask with level=field");
        }
        throw unknown(text, graph.products().ids());
    }

    /** The node of the product level that an id leads to: itself, the product of a topic, or another name of it. */
    private static Optional<String> productNode(LineageSnapshot graph, String id) {
        String canonical = graph.aliases().canonicalId(id);
        return Stream.concat(Stream.of(canonical), productOfTopic(canonical).stream())
                .filter(candidate -> graph.products().find(candidate) >= 0)
                .findFirst();
    }

    /** A name may contain {@code #} itself, so the whole text is tried first, then each {@code #} from the left. */
    private static QuestionTarget atFieldLevel(LineageSnapshot graph, String text) {
        int exact = graph.fields().find(text);
        if (exact >= 0) {
            return new QuestionTarget(text, new int[] {exact});
        }
        Optional<QuestionTarget> whole = holderTarget(graph, text, text.length());
        Optional<ProblemException> refused = Optional.empty();
        for (int hash = text.indexOf('#'); whole.isEmpty() && hash >= 0; hash = text.indexOf('#', hash + 1)) {
            try {
                whole = holderTarget(graph, text, hash);
            } catch (ProblemException e) {
                // The holder has no such field, but a longer name may be meant.
                refused = refused.isPresent() ? refused : Optional.of(e);
            }
        }
        if (whole.isPresent()) {
            return whole.get();
        }
        throw refused.isPresent() ? refused.get() : unknown(text, graph.products().ids());
    }

    /** @param end where the name of the holder ends; a field follows, unless it is the end of the text */
    private static Optional<QuestionTarget> holderTarget(LineageSnapshot graph, String text, int end) {
        String prefix = end < text.length() && text.startsWith(FIELD) ? FIELD : "";
        for (String candidate : candidateIds(text.substring(prefix.length(), end))) {
            String id = graph.aliases().canonicalId(candidate);
            boolean topic = id.startsWith("topic:") || id.startsWith("dataset:");
            if (topic || graph.products().find(id) >= 0) {
                int[] all = topic ? fieldsOf(graph.fields(), id.substring(id.indexOf(':') + 1)) : fieldsOf(graph, id);
                if (topic && all.length == 0 && graph.products().find(id) < 0) {
                    continue;
                }
                return Optional.of(end == text.length()
                        ? new QuestionTarget(id, all)
                        : singleField(graph, id, text.substring(end + 1), all));
            }
        }
        return Optional.empty();
    }

    private static QuestionTarget singleField(LineageSnapshot graph, String holder, String path, int[] all) {
        int[] starts = IntStream.of(all).filter(node -> path(graph, node).equals(path)).toArray();
        if (starts.length == 0) {
            List<String> paths = IntStream.of(all).mapToObj(node -> path(graph, node)).distinct().toList();
            throw ProblemDetails.of(ProblemCode.LINEAGE_NODE_UNKNOWN, holder + " has no field '" + path + "'",
                    NameSuggestions.closest(path, paths).map(near -> "Did you mean " + near + "?")
                            .orElse("Ask for the lineage of " + holder + " at level=field to see its fields"))
                    .toException();
        }
        return new QuestionTarget(holder + "#" + path, starts);
    }

    private static String path(LineageSnapshot graph, int node) {
        return ((GraphNode.Field) graph.fields().node(node)).path();
    }

    private static int[] fieldsOf(LineageDigraph fields, String label) {
        int[] range = fields.range(FIELD + label + "#");
        // The names of other datasets may begin with this one and "#".
        return IntStream.range(range[0], range[1])
                .filter(node -> ((GraphNode.Field) fields.node(node)).dataset().label().equals(label))
                .toArray();
    }

    private static int[] fieldsOf(LineageSnapshot graph, String id) {
        LineageDigraph fields = graph.fields();
        String name = id.substring(id.indexOf(':') + 1);
        if (id.startsWith("application:")) {
            return IntStream.range(0, fields.size())
                    .flatMap(node -> IntStream.range(0, fields.degree(node, true))
                            .mapToObj(n -> fields.edge(node, true, n))
                            .filter(edge -> name.equals(edge.via()))
                            .flatMapToInt(edge -> IntStream.of(edge.from(), edge.to())))
                    .sorted()
                    .distinct()
                    .toArray();
        }
        int[] range = fields.range("field:" + name);
        return IntStream.range(range[0], range[1])
                .filter(node -> productOfTopic("topic:" + ((GraphNode.Field) fields.node(node)).dataset().label())
                        .equals(Optional.of(id)))
                .toArray();
    }

    private static Optional<String> productOfTopic(String id) {
        return id.startsWith("topic:")
                ? ParsedProductTopic.parse(id.substring("topic:".length())).map(parts -> "product:" + parts.product())
                : Optional.empty();
    }

    /** The possible meanings of a text: an id as is, or a name of any kind of node. */
    private static List<String> candidateIds(String text) {
        if (KINDS.stream().anyMatch(text::startsWith)) {
            return List.of(text);
        }
        return KINDS.stream().map(kind -> kind + text).toList();
    }

    private static ProblemException unknown(String text, List<String> ids) {
        boolean named = KINDS.stream().anyMatch(text::startsWith);
        List<String> known =
                new ArrayList<>(named ? ids : ids.stream().map(id -> id.substring(id.indexOf(':') + 1)).toList());
        return ProblemDetails.of(ProblemCode.LINEAGE_NODE_UNKNOWN,
                "The lineage graph has no node named '" + text + "'",
                NameSuggestions.closest(text, known).map(near -> "Did you mean " + near + "?")
                        .orElse("GET /api/v1/products lists the products; applications are named by their consumer"
                                + " group"))
                .toException();
    }

    private static ProblemException malformed(String detail, String fix) {
        return ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, detail, fix).toException();
    }
}
