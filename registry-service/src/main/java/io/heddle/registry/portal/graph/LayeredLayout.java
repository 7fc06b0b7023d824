// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Places boxes and draws arrows. The same input gives the same drawing. Long arrows get a place of their own in every layer
 * that they pass, so that they go round the boxes there.
 *
 * <pre>{@code
 * Drawing drawing = LayeredLayout.draw(List.of(new Box(120, 40), new Box(120, 40)), List.of(new Arrow(0, 20, 1, 20)), 80, 24);
 * }</pre>
 */
public final class LayeredLayout {
    private static final int SWEEPS = 8;
    private static final int LANE = 14;

    private final List<Box> boxes;
    private final List<Arrow> arrows;
    private final int columnGap;
    private final int rowGap;
    private final List<Layers.Link> links = new ArrayList<>();
    private final Map<Layers.Link, List<Integer>> ways = new HashMap<>();
    private final List<Integer> layerOf = new ArrayList<>();
    private final List<List<Integer>> near = new ArrayList<>();
    private List<List<Integer>> layers = List.of();
    private double[] middle = new double[0];
    private int[] columnX = new int[0];
    private int[] columnWidth = new int[0];

    private LayeredLayout(List<Box> boxes, List<Arrow> arrows, int columnGap, int rowGap) {
        this.boxes = boxes;
        this.arrows = arrows;
        this.columnGap = columnGap;
        this.rowGap = rowGap;
    }

    /**
     * @param columnGap pixels between two columns
     * @param rowGap pixels between two boxes of a column
     */
    public static Drawing draw(List<Box> boxes, List<Arrow> arrows, int columnGap, int rowGap) {
        return boxes.isEmpty()
                ? new Drawing(0, 0, List.of(), List.of())
                : new LayeredLayout(boxes, arrows, columnGap, rowGap).draw();
    }

    private Drawing draw() {
        layer();
        layers = Ordering.of(layers, layerOf.size(), links);
        placeColumns();
        placeRows();
        return drawing();
    }

    private void layer() {
        List<Layers.Link> acyclic = Layers.acyclic(boxes.size(),
                arrows.stream().map(arrow -> new Layers.Link(arrow.from(), arrow.to())).toList());
        int first = Integer.MAX_VALUE;
        int[] layer = Layers.of(boxes.size(), acyclic);
        for (int at : layer) {
            first = Math.min(first, at);
        }
        for (int at : layer) {
            layerOf.add(at - first);
        }
        for (Layers.Link link : acyclic) {
            List<Integer> way = new ArrayList<>();
            int before = link.from();
            for (int at = layerOf.get(link.from()) + 1; at < layerOf.get(link.to()); at++) {
                way.add(layerOf.size());
                links.add(new Layers.Link(before, layerOf.size()));
                before = layerOf.size();
                layerOf.add(at);
            }
            links.add(new Layers.Link(before, link.to()));
            ways.put(link, way);
        }
        List<List<Integer>> byLayer = new ArrayList<>();
        for (int node = 0; node < layerOf.size(); node++) {
            while (byLayer.size() <= layerOf.get(node)) {
                byLayer.add(new ArrayList<>());
            }
            byLayer.get(layerOf.get(node)).add(node);
        }
        layers = byLayer;
    }

    private void placeColumns() {
        columnX = new int[layers.size()];
        columnWidth = new int[layers.size()];
        int x = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            columnX[layer] = x;
            columnWidth[layer] = layers.get(layer).stream().mapToInt(this::width).max().orElse(0);
            x += columnWidth[layer] + columnGap;
        }
    }

    private void placeRows() {
        middle = new double[layerOf.size()];
        layerOf.forEach(layer -> near.add(new ArrayList<>()));
        for (Layers.Link link : links) {
            near.get(link.from()).add(link.to());
            near.get(link.to()).add(link.from());
        }
        for (List<Integer> layer : layers) {
            spread(layer, new double[layer.size()]);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int n = 0; n < layers.size(); n++) {
                List<Integer> layer = layers.get(sweep % 2 == 0 ? n : layers.size() - 1 - n);
                spread(layer, layer.stream().mapToDouble(this::middleOfNeighbours).toArray());
            }
        }
    }

    private double middleOfNeighbours(int node) {
        return near.get(node).stream().mapToDouble(other -> middle[other]).average().orElse(middle[node]);
    }

    private void spread(List<Integer> layer, double[] wanted) {
        double[] apart = new double[layer.size()];
        for (int i = 1; i < layer.size(); i++) {
            int gap = isBox(layer.get(i)) || isBox(layer.get(i - 1)) ? rowGap : LANE;
            apart[i] = (height(layer.get(i - 1)) + height(layer.get(i))) / 2.0 + gap;
        }
        double[] middles = Spread.of(wanted, apart);
        for (int i = 0; i < middles.length; i++) {
            middle[layer.get(i)] = middles[i];
        }
    }

    private Drawing drawing() {
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (int node = 0; node < layerOf.size(); node++) {
            top = Math.min(top, middle[node] - height(node) / 2.0);
        }
        List<Drawing.Place> places = new ArrayList<>();
        for (int node = 0; node < layerOf.size(); node++) {
            middle[node] -= top;
            bottom = Math.max(bottom, middle[node] + height(node) / 2.0);
        }
        for (int box = 0; box < boxes.size(); box++) {
            places.add(new Drawing.Place(columnX[layerOf.get(box)],
                    (int) Math.round(middle[box] - height(box) / 2.0)));
        }
        int last = layers.size() - 1;
        return new Drawing(columnX[last] + columnWidth[last], (int) Math.ceil(bottom) + 1, places,
                arrows.stream().map(arrow -> curve(arrow, places)).toList());
    }

    private Drawing.Curve curve(Arrow arrow, List<Drawing.Place> places) {
        Drawing.Place from = places.get(arrow.from());
        Drawing.Place to = places.get(arrow.to());
        int right = from.x() + boxes.get(arrow.from()).width();
        if (arrow.from() == arrow.to()) {
            int end = to.y() + arrow.toY();
            return new Drawing.Curve(String.format(Locale.ROOT, "M%d %dC%d %d %d %d %d %d", right, from.y() + arrow.fromY(),
                    right + 40, from.y() + arrow.fromY(), right + 40, end, right, end), right, end);
        }
        boolean forwards = layerOf.get(arrow.from()) < layerOf.get(arrow.to());
        List<Integer> way = forwards
                ? ways.getOrDefault(new Layers.Link(arrow.from(), arrow.to()), List.of())
                : ways.getOrDefault(new Layers.Link(arrow.to(), arrow.from()), List.of()).reversed();
        Way path = new Way(forwards ? right : from.x(), from.y() + arrow.fromY());
        for (int lane : way) {
            int x = columnX[layerOf.get(lane)];
            int end = x + columnWidth[layerOf.get(lane)];
            int y = (int) Math.round(middle[lane]);
            path.curveTo(forwards ? x : end, y);
            path.lineTo(forwards ? end : x, y);
        }
        int endX = forwards ? to.x() : to.x() + boxes.get(arrow.to()).width();
        path.curveTo(endX, to.y() + arrow.toY());
        return new Drawing.Curve(path.text(), endX, to.y() + arrow.toY());
    }

    private boolean isBox(int node) {
        return node < boxes.size();
    }

    private int width(int node) {
        return isBox(node) ? boxes.get(node).width() : 1;
    }

    private int height(int node) {
        return isBox(node) ? boxes.get(node).height() : 1;
    }
}
