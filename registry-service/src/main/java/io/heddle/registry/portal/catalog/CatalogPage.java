// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.List;

/**
 * What the page of all products prints.
 *
 * @param all how many products the mesh has
 * @param found how many of them fit
 * @param from the number of the first row, from 1
 * @param previous address of the page before; {@code ""} if this is the first
 * @param next address of the page after; {@code ""} if this is the last
 */
public record CatalogPage(
        CatalogQuery query,
        List<CatalogFacet> facets,
        List<CatalogRow> rows,
        int all,
        int found,
        int from,
        String previous,
        String next) {
    public CatalogPage {
        facets = List.copyOf(facets);
        rows = List.copyOf(rows);
    }

    /** How many there are, in words. */
    public String count() {
        String what = found == 1 ? " product" : " products";
        String shown = rows.size() < found ? ", " + from + " to " + (from + rows.size() - 1) : "";
        return query.isFiltered()
                ? found + " of " + all + (all == 1 ? " product" : " products") + shown
                : found + what + shown;
    }
}
