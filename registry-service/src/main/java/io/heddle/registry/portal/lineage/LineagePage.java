// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.portal.PageLink;

import java.util.List;

/**
 * What the lineage page prints once something is chosen.
 *
 * @param title the node, for people
 * @param product address of the product's page; {@code ""} if the node is of none
 * @param products address of the same at product level
 * @param fields address of the same at field level; {@code ""} where there are none
 * @param edges every edge of the part, drawn or not
 * @param notDrawn how many nodes the picture leaves out
 * @param hidden how many edges lead out of the part
 */
public record LineagePage(
        LineagePageQuery query,
        List<String> known,
        List<Integer> depths,
        String title,
        String product,
        PageLink products,
        PageLink fields,
        LineageDiagram drawing,
        List<LineageEdgeRow> edges,
        int nodes,
        int notDrawn,
        int hidden) {
    public LineagePage {
        known = List.copyOf(known);
        depths = List.copyOf(depths);
        edges = List.copyOf(edges);
    }
}
