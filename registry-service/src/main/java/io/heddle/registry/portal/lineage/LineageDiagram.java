// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import java.util.List;

/**
 * The model of the lineage diagram, in pixels.
 *
 * @param left the left margin of the drawing inside the image
 */
public record LineageDiagram(int width, int height, int left, List<BoxView> boxes, List<ArrowView> arrows) {
    public LineageDiagram {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /**
     * A product, application, topic or dataset.
     *
     * @param kind the CSS class: {@code product}, {@code application}, {@code dataset}, {@code topic}
     * @param href the address of its lineage
     * @param name the accessible name
     * @param asked whether it is the requested node
     * @param opened whether it was expanded last, and therefore receives keyboard focus
     * @param more its hidden neighbours, if any
     */
    public record BoxView(
            int x, int y, int width, int height, String kind, String title, String subtitle, String href, String name,
            boolean asked, boolean opened, List<RowView> rows, List<MoreView> more) {
        public BoxView {
            rows = List.copyOf(rows);
            more = List.copyOf(more);
        }
    }

    /** A field in a box. */
    public record RowView(int y, String label, String href, String name, boolean asked, boolean sensitive) {}

    /** A link that shows hidden neighbours of a box. */
    public record MoreView(int x, int y, String label, String href, String name) {}

    /**
     * An edge, or several between the same two boxes.
     *
     * @param style {@code observed}, {@code reported} or {@code declared}
     * @param label the mask applied to the value; {@code ""} if none
     * @param title the tooltip
     */
    public record ArrowView(String path, String style, String label, int labelX, int labelY, int labelWidth,
            String title) {}
}
