// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.List;

/**
 * The model of the product list.
 *
 * @param all the number of products in the mesh
 * @param found the number of matching products
 * @param from the number of the first row, from 1
 * @param previous address of the previous page; {@code ""} on the first
 * @param next address of the next page; {@code ""} on the last
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

    /** The number of products as a sentence. */
    public String count() {
        String what = found == 1 ? " product" : " products";
        String shown = rows.size() < found ? ", " + from + " to " + (from + rows.size() - 1) : "";
        return query.isFiltered()
                ? found + " of " + all + (all == 1 ? " product" : " products") + shown
                : found + what + shown;
    }
}
