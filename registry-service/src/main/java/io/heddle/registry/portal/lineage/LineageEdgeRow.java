// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.lineage.LineageAnswer;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.portal.DisplayFormat;
import io.heddle.registry.portal.PageLink;

import java.util.List;
import java.util.Objects;

/**
 * An edge in the table below the diagram.
 *
 * @param style how the edge is drawn: {@code observed}, {@code reported} or {@code declared}
 * @param mask the mask applied to the value; {@code ""} if none
 * @param via the application or gate that moves the data; {@code ""} if unknown
 */
public record LineageEdgeRow(PageLink from, PageLink to, String style, String mask, String via, List<Source> sources) {
    public LineageEdgeRow {
        sources = List.copyOf(sources);
    }

    /** One piece of evidence for the edge. */
    public record Source(String word, String by, String firstSeen, String lastSeen) {}

    static LineageEdgeRow of(LineageAnswer.Edge edge, LineagePageQuery query) {
        return new LineageEdgeRow(link(edge.from(), query), link(edge.to(), query), style(edge),
                Objects.requireNonNullElse(edge.mask(), ""), Objects.requireNonNullElse(edge.via(), ""),
                edge.sources().stream()
                        .map(seen -> new Source(seen.source().word(), seen.by(),
                                DisplayFormat.minute(seen.firstSeen()),
                                DisplayFormat.minute(seen.lastSeen())))
                        .toList());
    }

    /** The style of the strongest evidence: observed, then reported, then declared. */
    static String style(LineageAnswer.Edge edge) {
        return edge.sources().stream()
                .map(LineageAnswer.Evidence::source)
                .max(Comparable::compareTo)
                .orElse(LineageSource.DECLARED)
                .word();
    }

    private static PageLink link(String id, LineagePageQuery query) {
        return new PageLink(query.forNode(id).toUrl(), id.substring(id.indexOf(':') + 1));
    }
}
