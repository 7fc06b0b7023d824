// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.lineage.LineageAnswer.Edge;
import io.heddle.registry.lineage.LineageAnswer.Kind;
import io.heddle.registry.lineage.LineageAnswer.Node;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.portal.diagram.DiagramArrow;
import io.heddle.registry.portal.diagram.DiagramBox;
import io.heddle.registry.portal.diagram.DiagramLayout;
import io.heddle.registry.portal.diagram.LayeredLayout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Builds the diagram of a part of the lineage graph. Fields of one topic share a box. Pure. */
final class LineageDiagramBuilder {
    /** A larger diagram is not readable; the table lists everything else. */
    static final int MAX_BOXES = 120;

    private static final int CHARACTER_WIDTH = 8;
    private static final int MAX_CHARACTERS = 38;
    private static final int HEADER_HEIGHT = 46;
    private static final int ROW_HEIGHT = 24;
    private static final int ROW_GAP = 26;
    private static final int EXPANDER_WIDTH = 44;
    private static final int MARGIN = 6;

    private final LineagePageQuery query;
    private final LineageSubgraph subgraph;
    private final String questionId;
    private final Map<String, BoxContent> boxes = new LinkedHashMap<>();
    private final Map<String, BoxContent> boxOf = new HashMap<>();
    private int left;

    private LineageDiagramBuilder(LineagePageQuery query, LineageSubgraph part, String questionId) {
        this.query = query;
        this.subgraph = part;
        this.questionId = questionId;
    }

    /**
     * Builds the diagram.
     *
     * @param questionId the id of the requested node
     */
    static LineageDiagram build(LineagePageQuery query, LineageSubgraph part, String questionId) {
        return new LineageDiagramBuilder(query, part, questionId).buildDiagram();
    }

    /** The key of the box that contains a node. */
    static String boxKey(Node node) {
        return node.kind() == Kind.FIELD && node.topic() != null ? "topic:" + node.topic() : node.id();
    }

    private static final class BoxContent {
        private final int index;
        private final String key;
        private final Node node;
        private final List<Node> fields = new ArrayList<>();

        private BoxContent(int index, String key, Node node) {
            this.index = index;
            this.key = key;
            this.node = node;
        }

        private int height() {
            return fields.isEmpty() ? HEADER_HEIGHT : HEADER_HEIGHT + fields.size() * ROW_HEIGHT + 4;
        }

        private int middleOf(String id) {
            for (int row = 0; row < fields.size(); row++) {
                if (fields.get(row).id().equals(id)) {
                    return HEADER_HEIGHT + row * ROW_HEIGHT + ROW_HEIGHT / 2;
                }
            }
            return HEADER_HEIGHT / 2;
        }
    }

    private LineageDiagram buildDiagram() {
        collect();
        List<Edge> edges = subgraph.edges().stream()
                .filter(edge -> boxOf.containsKey(edge.from()) && boxOf.containsKey(edge.to()))
                .toList();
        Map<DiagramArrow, List<Edge>> arrows = new LinkedHashMap<>();
        for (Edge edge : edges) {
            BoxContent from = box(edge.from());
            BoxContent to = box(edge.to());
            arrows.computeIfAbsent(
                    new DiagramArrow(from.index, from.middleOf(edge.from()), to.index, to.middleOf(edge.to())),
                    arrow -> new ArrayList<>()).add(edge);
        }
        boolean masked = edges.stream().anyMatch(edge -> edge.mask() != null);
        DiagramLayout drawing = LayeredLayout.draw(
                boxes.values().stream().map(box -> new DiagramBox(width(box), box.height())).toList(),
                List.copyOf(arrows.keySet()), masked ? 150 : 84, ROW_GAP);
        boolean hiddenUpstream =
                subgraph.hidden().stream().anyMatch(hidden -> hidden.direction() == Direction.UPSTREAM);
        left = MARGIN + (hiddenUpstream ? EXPANDER_WIDTH : 0);
        boolean hiddenDownstream =
                subgraph.hidden().stream().anyMatch(hidden -> hidden.direction() == Direction.DOWNSTREAM);
        List<LineageDiagram.BoxView> views = boxes.values().stream()
                .map(box -> view(box, drawing.places().get(box.index)))
                .toList();
        List<LineageDiagram.ArrowView> curves = new ArrayList<>();
        int n = 0;
        for (List<Edge> same : arrows.values()) {
            curves.add(view(same, drawing.curves().get(n++)));
        }
        return new LineageDiagram(left + drawing.width() + MARGIN + (hiddenDownstream ? EXPANDER_WIDTH : 0),
                drawing.height() + 2 * MARGIN, left, views, curves);
    }

    private void collect() {
        for (Node node : subgraph.nodes()) {
            String key = boxKey(node);
            if (!boxes.containsKey(key) && boxes.size() == MAX_BOXES) {
                continue;
            }
            BoxContent box = boxes.computeIfAbsent(key, _ -> new BoxContent(boxes.size(), key, node));
            boxOf.put(node.id(), box);
            if (node.kind() == Kind.FIELD) {
                box.fields.add(node);
            }
        }
        boxes.values().forEach(box -> box.fields.sort(Comparator.comparing(Node::id)));
    }

    private BoxContent box(String node) {
        return Objects.requireNonNull(boxOf.get(node));
    }

    private LineageDiagram.BoxView view(BoxContent box, DiagramLayout.Place place) {
        List<LineageDiagram.RowView> rows = new ArrayList<>();
        for (int row = 0; row < box.fields.size(); row++) {
            Node field = box.fields.get(row);
            String about = Objects.requireNonNullElse(field.field(), field.label());
            String marks = field.classification().isEmpty() ? "" : ", " + field.classification();
            rows.add(new LineageDiagram.RowView(HEADER_HEIGHT + row * ROW_HEIGHT, truncate(about),
                    query.forNode(field.id()).toUrl(),
                    "Field " + about + " of " + field.topic() + marks, isQuestionNode(field), isSensitive(field)));
        }
        boolean field = box.node.kind() == Kind.FIELD;
        String kind = field ? box.node.product() == null ? "dataset" : "topic" : box.node.kind().word();
        String title = field ? String.valueOf(box.node.topic()) : box.node.label();
        return new LineageDiagram.BoxView(place.x() + left, place.y() + MARGIN, width(box), box.height(), kind,
                truncate(title),
                truncate(subtitle(box.node, kind)), query.forNode(field ? box.key : box.node.id()).toUrl(),
                title + ", " + subtitle(box.node, kind), !field && isQuestionNode(box.node),
                !query.expanded().isEmpty() && query.expanded().getLast().box().equals(box.key), rows,
                more(box, place));
    }

    private List<LineageDiagram.MoreView> more(BoxContent box, DiagramLayout.Place place) {
        List<LineageDiagram.MoreView> more = new ArrayList<>();
        for (Direction direction : List.of(Direction.UPSTREAM, Direction.DOWNSTREAM)) {
            int count = subgraph.hidden().stream()
                    .filter(hidden -> hidden.direction() == direction && box.equals(boxOf.get(hidden.node())))
                    .mapToInt(LineageSubgraph.Hidden::count)
                    .sum();
            if (count > 0) {
                boolean down = direction == Direction.DOWNSTREAM;
                int x = down ? place.x() + left + width(box) + 5 : place.x() + left - 39;
                more.add(new LineageDiagram.MoreView(x, place.y() + MARGIN + HEADER_HEIGHT / 2 - 11, "+" + count,
                        query.expand(new LineagePageQuery.Expansion(direction, box.key)).toUrl(),
                        "Show " + count + " more " + direction.word() + " of " + title(box)));
            }
        }
        return more;
    }

    private static String title(BoxContent box) {
        return box.node.kind() == Kind.FIELD ? String.valueOf(box.node.topic()) : box.node.label();
    }

    private LineageDiagram.ArrowView view(List<Edge> same, DiagramLayout.Curve curve) {
        Set<String> masks = new TreeSet<>();
        Set<String> sources = new LinkedHashSet<>();
        Set<String> via = new TreeSet<>();
        String style = same.stream().map(LineageEdgeRow::style)
                .max(Comparator.comparingInt(LineageDiagramBuilder::weight)).orElse("declared");
        for (Edge edge : same) {
            if (edge.mask() != null) {
                masks.add(edge.mask());
            }
            if (edge.via() != null) {
                via.add(edge.via());
            }
            edge.sources().forEach(seen -> sources.add(seen.source().word()));
        }
        String label = truncate(String.join(", ", masks));
        int width = label.length() * 7 + 12;
        String title = name(same.getFirst().from()) + " to " + name(same.getFirst().to())
                + (masks.isEmpty() ? "" : ", masked: " + String.join(", ", masks))
                + (via.isEmpty() ? "" : ", via " + String.join(", ", via)) + ", " + String.join(" and ", sources);
        return new LineageDiagram.ArrowView(curve.path(), style, label, curve.endX() - width - 14, curve.endY() - 9,
                width, title);
    }

    private static int weight(String style) {
        return List.of("declared", "reported", "observed").indexOf(style);
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    private boolean isQuestionNode(Node node) {
        return node.id().equals(questionId) || (node.distance() == 0 && questionId.contains("#"));
    }

    private static boolean isSensitive(Node field) {
        return field.tags().contains("PII");
    }

    private static String subtitle(Node node, String kind) {
        String owner = Objects.requireNonNullElse(node.owner(), "");
        return owner.isEmpty() ? kind : kind + " · " + owner;
    }

    private int width(BoxContent box) {
        int letters =
                Math.max(truncate(title(box)).length(), truncate(subtitle(box.node, "application")).length() * 6 / 7);
        for (Node field : box.fields) {
            letters =
                    Math.max(letters, truncate(Objects.requireNonNullElse(field.field(), field.label())).length() + 2);
        }
        return Math.max(130, letters * CHARACTER_WIDTH + 26);
    }

    private static String truncate(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS - 1) + "…";
    }
}
