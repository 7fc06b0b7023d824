// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.lineage;

import io.heddle.registry.portal.Link;

import java.util.List;

/**
 * What the lineage page prints while nothing is chosen.
 *
 * @param known the ids that are offered for completion
 * @param products some products to begin with
 * @param more how many more there are
 */
public record LineageStart(LineageQuery query, List<String> known, List<Link> products, int more) {
    private static final int SHOWN = 60;

    public LineageStart {
        known = List.copyOf(known);
        products = List.copyOf(products);
    }

    static LineageStart of(LineageQuery query, List<String> known) {
        return new LineageStart(query, known,
                known.stream().limit(SHOWN).map(id -> new Link(query.around(id).address(), id)).toList(),
                Math.max(0, known.size() - SHOWN));
    }
}
