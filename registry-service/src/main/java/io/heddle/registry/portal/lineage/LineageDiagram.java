// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import java.util.List;

/**
 * What the picture prints, in pixels.
 *
 * @param left how far the drawing begins right of the picture's edge
 */
public record LineageDiagram(int width, int height, int left, List<BoxView> boxes, List<ArrowView> arrows) {
    public LineageDiagram {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /**
     * A product, application, topic or dataset.
     *
     * @param kind its style: {@code product}, {@code application}, {@code dataset}, {@code topic}
     * @param href the lineage of it
     * @param name for those who do not see the picture
     * @param asked whether it is what the question was about
     * @param opened whether it was expanded last: then the keyboard's place is here
     * @param more what is hidden, if anything
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

    /** Hidden neighbours of a box, to be shown. */
    public record MoreView(int x, int y, String label, String href, String name) {}

    /**
     * An edge, or several with the same way.
     *
     * @param style {@code observed}, {@code reported} or {@code declared}
     * @param label what becomes of the value; {@code ""} if nothing
     * @param title for those who point at it
     */
    public record ArrowView(String path, String style, String label, int labelX, int labelY, int labelWidth,
            String title) {}
}
