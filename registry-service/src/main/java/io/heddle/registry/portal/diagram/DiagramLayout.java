// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

import java.util.List;

/**
 * Where everything is.
 *
 * @param places the upper left corner of each box, in the order of the boxes
 * @param curves one per arrow, in their order
 */
public record DiagramLayout(int width, int height, List<Place> places, List<Curve> curves) {
    public DiagramLayout {
        places = List.copyOf(places);
        curves = List.copyOf(curves);
    }

    /** A corner, in pixels. */
    public record Place(int x, int y) {}

    /**
     * The way of an arrow.
     *
     * @param path as in the attribute {@code d} of an SVG path
     * @param endX where it ends
     * @param endY where it ends
     */
    public record Curve(String path, int endX, int endY) {}
}
