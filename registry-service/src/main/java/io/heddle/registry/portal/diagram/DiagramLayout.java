// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.diagram;

import java.util.List;

/**
 * The positions of all boxes and arrows.
 *
 * @param places the upper left corner of each box, in the order of the boxes
 * @param curves one per arrow, in the order of the arrows
 */
public record DiagramLayout(int width, int height, List<Place> places, List<Curve> curves) {
    public DiagramLayout {
        places = List.copyOf(places);
        curves = List.copyOf(curves);
    }

    /** The upper left corner of a box, in pixels. */
    public record Place(int x, int y) {}

    /**
     * The path of an arrow.
     *
     * @param path as in the attribute {@code d} of an SVG path
     * @param endX the end point, in pixels
     * @param endY the end point, in pixels
     */
    public record Curve(String path, int endX, int endY) {}
}
