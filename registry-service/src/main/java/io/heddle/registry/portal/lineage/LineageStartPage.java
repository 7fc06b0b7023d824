// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.portal.PageLink;

import java.util.List;

/**
 * The model of the lineage page before a node is selected.
 *
 * @param known the ids offered for completion
 * @param products some products to start from
 * @param more how many products are not listed
 */
public record LineageStartPage(LineagePageQuery query, List<String> known, List<PageLink> products, int more) {
    private static final int SHOWN = 60;

    public LineageStartPage {
        known = List.copyOf(known);
        products = List.copyOf(products);
    }

    static LineageStartPage of(LineagePageQuery query, List<String> known) {
        return new LineageStartPage(query, known,
                known.stream().limit(SHOWN).map(id -> new PageLink(query.forNode(id).toUrl(), id)).toList(),
                Math.max(0, known.size() - SHOWN));
    }
}
