// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.lineage.LineageAnswer.Edge;
import io.heddle.registry.lineage.LineageAnswer.Kind;
import io.heddle.registry.lineage.LineageAnswer.Node;
import io.heddle.registry.lineage.LineageQuestion.Direction;
import io.heddle.registry.portal.graph.Arrow;
import io.heddle.registry.portal.graph.Box;
import io.heddle.registry.portal.graph.Drawing;
import io.heddle.registry.portal.graph.LayeredLayout;

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

/** Makes the picture of a part of the lineage graph. Fields of one topic share a box. Pure. */
final class DrawLineage {
    /** More than anybody can look at; the table has the rest. */
    static final int MAX_BOXES = 120;

    private static final int LETTER = 8;
    private static final int MAX_LETTERS = 38;
    private static final int HEAD = 46;
    private static final int ROW = 24;
    private static final int ROW_GAP = 26;
    private static final int MORE = 44;
    private static final int MARGIN = 6;

    private final LineageQuery query;
    private final LineagePart part;
    private final String asked;
    private final Map<String, BoxContent> boxes = new LinkedHashMap<>();
    private final Map<String, BoxContent> boxOf = new HashMap<>();
    private int left;

    private DrawLineage(LineageQuery query, LineagePart part, String asked) {
        this.query = query;
        this.part = part;
        this.asked = asked;
    }

    /**
     * The picture.
     *
     * @param asked the id of the node that was asked for
     */
    static LineageDrawing of(LineageQuery query, LineagePart part, String asked) {
        return new DrawLineage(query, part, asked).draw();
    }

    /** The box that a node is drawn in. */
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
            return fields.isEmpty() ? HEAD : HEAD + fields.size() * ROW + 4;
        }

        private int middleOf(String id) {
            for (int row = 0; row < fields.size(); row++) {
                if (fields.get(row).id().equals(id)) {
                    return HEAD + row * ROW + ROW / 2;
                }
            }
            return HEAD / 2;
        }
    }

    private LineageDrawing draw() {
        collect();
        List<Edge> edges = part.edges().stream()
                .filter(edge -> boxOf.containsKey(edge.from()) && boxOf.containsKey(edge.to()))
                .toList();
        Map<Arrow, List<Edge>> arrows = new LinkedHashMap<>();
        for (Edge edge : edges) {
            BoxContent from = box(edge.from());
            BoxContent to = box(edge.to());
            arrows.computeIfAbsent(new Arrow(from.index, from.middleOf(edge.from()), to.index, to.middleOf(edge.to())),
                    arrow -> new ArrayList<>()).add(edge);
        }
        boolean masked = edges.stream().anyMatch(edge -> edge.mask() != null);
        Drawing drawing = LayeredLayout.draw(
                boxes.values().stream().map(box -> new Box(width(box), box.height())).toList(),
                List.copyOf(arrows.keySet()), masked ? 150 : 84, ROW_GAP);
        boolean hiddenUpstream = part.hidden().stream().anyMatch(hidden -> hidden.direction() == Direction.UPSTREAM);
        left = MARGIN + (hiddenUpstream ? MORE : 0);
        boolean hiddenDownstream = part.hidden().stream().anyMatch(hidden -> hidden.direction() == Direction.DOWNSTREAM);
        List<LineageDrawing.BoxView> views = boxes.values().stream()
                .map(box -> view(box, drawing.places().get(box.index)))
                .toList();
        List<LineageDrawing.ArrowView> curves = new ArrayList<>();
        int n = 0;
        for (List<Edge> same : arrows.values()) {
            curves.add(view(same, drawing.curves().get(n++)));
        }
        return new LineageDrawing(left + drawing.width() + MARGIN + (hiddenDownstream ? MORE : 0),
                drawing.height() + 2 * MARGIN, left, views, curves);
    }

    private void collect() {
        for (Node node : part.nodes()) {
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

    private LineageDrawing.BoxView view(BoxContent box, Drawing.Place place) {
        List<LineageDrawing.RowView> rows = new ArrayList<>();
        for (int row = 0; row < box.fields.size(); row++) {
            Node field = box.fields.get(row);
            String about = Objects.requireNonNullElse(field.field(), field.label());
            String marks = field.classification().isEmpty() ? "" : ", " + field.classification();
            rows.add(new LineageDrawing.RowView(HEAD + row * ROW, cut(about), query.around(field.id()).address(),
                    "Field " + about + " of " + field.topic() + marks, isAsked(field), isSensitive(field)));
        }
        boolean field = box.node.kind() == Kind.FIELD;
        String kind = field ? box.node.product() == null ? "dataset" : "topic" : box.node.kind().word();
        String title = field ? String.valueOf(box.node.topic()) : box.node.label();
        return new LineageDrawing.BoxView(place.x() + left, place.y() + MARGIN, width(box), box.height(), kind, cut(title),
                cut(subtitle(box.node, kind)), query.around(field ? box.key : box.node.id()).address(),
                title + ", " + subtitle(box.node, kind), !field && isAsked(box.node),
                !query.expanded().isEmpty() && query.expanded().getLast().box().equals(box.key), rows,
                more(box, place));
    }

    private List<LineageDrawing.MoreView> more(BoxContent box, Drawing.Place place) {
        List<LineageDrawing.MoreView> more = new ArrayList<>();
        for (Direction direction : List.of(Direction.UPSTREAM, Direction.DOWNSTREAM)) {
            int count = part.hidden().stream()
                    .filter(hidden -> hidden.direction() == direction && box.equals(boxOf.get(hidden.node())))
                    .mapToInt(LineagePart.Hidden::count)
                    .sum();
            if (count > 0) {
                boolean down = direction == Direction.DOWNSTREAM;
                int x = down ? place.x() + left + width(box) + 5 : place.x() + left - 39;
                more.add(new LineageDrawing.MoreView(x, place.y() + MARGIN + HEAD / 2 - 11, "+" + count,
                        query.expand(new LineageQuery.Expansion(direction, box.key)).address(),
                        "Show " + count + " more " + direction.word() + " of " + title(box)));
            }
        }
        return more;
    }

    private static String title(BoxContent box) {
        return box.node.kind() == Kind.FIELD ? String.valueOf(box.node.topic()) : box.node.label();
    }

    private LineageDrawing.ArrowView view(List<Edge> same, Drawing.Curve curve) {
        Set<String> masks = new TreeSet<>();
        Set<String> sources = new LinkedHashSet<>();
        Set<String> via = new TreeSet<>();
        String style = same.stream().map(EdgeRow::style).max(Comparator.comparingInt(DrawLineage::weight)).orElse("declared");
        for (Edge edge : same) {
            if (edge.mask() != null) {
                masks.add(edge.mask());
            }
            if (edge.via() != null) {
                via.add(edge.via());
            }
            edge.sources().forEach(seen -> sources.add(seen.source().word()));
        }
        String label = cut(String.join(", ", masks));
        int width = label.length() * 7 + 12;
        String title = name(same.getFirst().from()) + " to " + name(same.getFirst().to())
                + (masks.isEmpty() ? "" : ", masked: " + String.join(", ", masks))
                + (via.isEmpty() ? "" : ", via " + String.join(", ", via)) + ", " + String.join(" and ", sources);
        return new LineageDrawing.ArrowView(curve.path(), style, label, curve.endX() - width - 14, curve.endY() - 9, width, title);
    }

    private static int weight(String style) {
        return List.of("declared", "reported", "observed").indexOf(style);
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    private boolean isAsked(Node node) {
        return node.id().equals(asked) || (node.distance() == 0 && asked.contains("#"));
    }

    private static boolean isSensitive(Node field) {
        return field.tags().contains("PII");
    }

    private static String subtitle(Node node, String kind) {
        String owner = Objects.requireNonNullElse(node.owner(), "");
        return owner.isEmpty() ? kind : kind + " · " + owner;
    }

    private int width(BoxContent box) {
        int letters = Math.max(cut(title(box)).length(), cut(subtitle(box.node, "application")).length() * 6 / 7);
        for (Node field : box.fields) {
            letters = Math.max(letters, cut(Objects.requireNonNullElse(field.field(), field.label())).length() + 2);
        }
        return Math.max(130, letters * LETTER + 26);
    }

    private static String cut(String text) {
        return text.length() <= MAX_LETTERS ? text : text.substring(0, MAX_LETTERS - 1) + "…";
    }
}
