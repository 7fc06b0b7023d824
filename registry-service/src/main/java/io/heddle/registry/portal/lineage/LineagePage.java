// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.portal.PageLink;

import java.util.List;

/**
 * The model of the lineage page for a selected node.
 *
 * @param title the display name of the node
 * @param product address of the product's page; {@code ""} if the node belongs to none
 * @param products address of the same lineage at product level
 * @param fields address of the same lineage at field level; {@code ""} if there are no fields
 * @param edges every edge of the subgraph, drawn or not
 * @param notDrawn the number of nodes missing in the diagram
 * @param hidden the number of edges that lead out of the subgraph
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
