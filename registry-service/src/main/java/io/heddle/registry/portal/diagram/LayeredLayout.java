// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lays out boxes and arrows. Deterministic. A long arrow reserves a position in every layer it crosses, so that it
 * avoids the boxes there.
 *
 * <pre>{@code
 * DiagramLayout drawing = LayeredLayout.draw(
 *         List.of(new DiagramBox(120, 40), new DiagramBox(120, 40)), List.of(new DiagramArrow(0, 20, 1, 20)), 80, 24);
 * }</pre>
 */
public final class LayeredLayout {
    private static final int SWEEPS = 8;
    private static final int LANE_GAP = 14;

    private final List<DiagramBox> boxes;
    private final List<DiagramArrow> arrows;
    private final int columnGap;
    private final int rowGap;
    private final List<LayerAssignment.Link> links = new ArrayList<>();
    private final Map<LayerAssignment.Link, List<Integer>> routes = new HashMap<>();
    private final List<Integer> layerByNode = new ArrayList<>();
    private final List<List<Integer>> neighbours = new ArrayList<>();
    private List<List<Integer>> layers = List.of();
    private double[] centerY = new double[0];
    private int[] columnX = new int[0];
    private int[] columnWidth = new int[0];

    private LayeredLayout(List<DiagramBox> boxes, List<DiagramArrow> arrows, int columnGap, int rowGap) {
        this.boxes = boxes;
        this.arrows = arrows;
        this.columnGap = columnGap;
        this.rowGap = rowGap;
    }

    /**
     * @param columnGap pixels between two columns
     * @param rowGap pixels between two boxes of a column
     */
    public static DiagramLayout draw(List<DiagramBox> boxes, List<DiagramArrow> arrows, int columnGap, int rowGap) {
        return boxes.isEmpty()
                ? new DiagramLayout(0, 0, List.of(), List.of())
                : new LayeredLayout(boxes, arrows, columnGap, rowGap).draw();
    }

    private DiagramLayout draw() {
        layer();
        layers = CrossingReduction.minimize(layers, layerByNode.size(), links);
        placeColumns();
        placeRows();
        return drawing();
    }

    private void layer() {
        List<LayerAssignment.Link> acyclic = LayerAssignment.acyclic(boxes.size(),
                arrows.stream().map(arrow -> new LayerAssignment.Link(arrow.from(), arrow.to())).toList());
        int first = Integer.MAX_VALUE;
        int[] layer = LayerAssignment.assign(boxes.size(), acyclic);
        for (int layerNumber : layer) {
            first = Math.min(first, layerNumber);
        }
        for (int layerNumber : layer) {
            layerByNode.add(layerNumber - first);
        }
        for (LayerAssignment.Link link : acyclic) {
            List<Integer> route = new ArrayList<>();
            int before = link.from();
            for (int layerNumber = layerByNode.get(link.from()) + 1; layerNumber < layerByNode.get(link.to());
                    layerNumber++) {
                route.add(layerByNode.size());
                links.add(new LayerAssignment.Link(before, layerByNode.size()));
                before = layerByNode.size();
                layerByNode.add(layerNumber);
            }
            links.add(new LayerAssignment.Link(before, link.to()));
            routes.put(link, route);
        }
        List<List<Integer>> byLayer = new ArrayList<>();
        for (int node = 0; node < layerByNode.size(); node++) {
            while (byLayer.size() <= layerByNode.get(node)) {
                byLayer.add(new ArrayList<>());
            }
            byLayer.get(layerByNode.get(node)).add(node);
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
        centerY = new double[layerByNode.size()];
        layerByNode.forEach(layer -> neighbours.add(new ArrayList<>()));
        for (LayerAssignment.Link link : links) {
            neighbours.get(link.from()).add(link.to());
            neighbours.get(link.to()).add(link.from());
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
        return neighbours.get(node).stream().mapToDouble(other -> centerY[other]).average().orElse(centerY[node]);
    }

    private void spread(List<Integer> layer, double[] desired) {
        double[] apart = new double[layer.size()];
        for (int i = 1; i < layer.size(); i++) {
            int gap = isBox(layer.get(i)) || isBox(layer.get(i - 1)) ? rowGap : LANE_GAP;
            apart[i] = (height(layer.get(i - 1)) + height(layer.get(i))) / 2.0 + gap;
        }
        double[] middles = CoordinateAssignment.place(desired, apart);
        for (int i = 0; i < middles.length; i++) {
            centerY[layer.get(i)] = middles[i];
        }
    }

    private DiagramLayout drawing() {
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (int node = 0; node < layerByNode.size(); node++) {
            top = Math.min(top, centerY[node] - height(node) / 2.0);
        }
        List<DiagramLayout.Place> places = new ArrayList<>();
        for (int node = 0; node < layerByNode.size(); node++) {
            centerY[node] -= top;
            bottom = Math.max(bottom, centerY[node] + height(node) / 2.0);
        }
        for (int box = 0; box < boxes.size(); box++) {
            places.add(new DiagramLayout.Place(columnX[layerByNode.get(box)],
                    (int) Math.round(centerY[box] - height(box) / 2.0)));
        }
        int last = layers.size() - 1;
        return new DiagramLayout(columnX[last] + columnWidth[last], (int) Math.ceil(bottom) + 1, places,
                arrows.stream().map(arrow -> curve(arrow, places)).toList());
    }

    private DiagramLayout.Curve curve(DiagramArrow arrow, List<DiagramLayout.Place> places) {
        DiagramLayout.Place from = places.get(arrow.from());
        DiagramLayout.Place to = places.get(arrow.to());
        int right = from.x() + boxes.get(arrow.from()).width();
        if (arrow.from() == arrow.to()) {
            int end = to.y() + arrow.toY();
            return new DiagramLayout.Curve(
                    String.format(Locale.ROOT, "M%d %dC%d %d %d %d %d %d", right, from.y() + arrow.fromY(),
                            right + 40, from.y() + arrow.fromY(), right + 40, end, right, end),
                    right, end);
        }
        boolean forwards = layerByNode.get(arrow.from()) < layerByNode.get(arrow.to());
        List<Integer> route = forwards
                ? routes.getOrDefault(new LayerAssignment.Link(arrow.from(), arrow.to()), List.of())
                : routes.getOrDefault(new LayerAssignment.Link(arrow.to(), arrow.from()), List.of()).reversed();
        SvgPath path = new SvgPath(forwards ? right : from.x(), from.y() + arrow.fromY());
        for (int routeNode : route) {
            int x = columnX[layerByNode.get(routeNode)];
            int end = x + columnWidth[layerByNode.get(routeNode)];
            int y = (int) Math.round(centerY[routeNode]);
            path.curveTo(forwards ? x : end, y);
            path.lineTo(forwards ? end : x, y);
        }
        int endX = forwards ? to.x() : to.x() + boxes.get(arrow.to()).width();
        path.curveTo(endX, to.y() + arrow.toY());
        return new DiagramLayout.Curve(path.text(), endX, to.y() + arrow.toY());
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
