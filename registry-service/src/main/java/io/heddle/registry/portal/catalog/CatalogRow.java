// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.registry.portal.SlaBadge;

import java.util.List;

/**
 * A product in the list.
 *
 * @param classification the most sensitive one of its fields; {@code ""} if none is classified
 * @param why where the search matched, if the rest of the row does not show it; {@code ""} otherwise
 * @param where the matching text; empty if {@code why} is
 */
public record CatalogRow(
        String id,
        List<SearchFragment> idPieces,
        List<SearchFragment> name,
        String version,
        String status,
        String domain,
        String owner,
        String purpose,
        String classification,
        List<String> tags,
        SlaBadge sla,
        String why,
        List<SearchFragment> where) {
    private static final int SHOWN_TAGS = 4;

    public CatalogRow {
        idPieces = List.copyOf(idPieces);
        name = List.copyOf(name);
        tags = List.copyOf(tags);
        where = List.copyOf(where);
    }

    static CatalogRow of(CatalogHit found, List<String> words, SlaBadge sla) {
        IndexedProduct product = found.product();
        SearchableText match = found.match().filter(text -> switch (text.kind()) {
            case ID, NAME -> false;
            case OWNER, TAG, FIELD, DESCRIPTION, FIELD_DOC -> true;
        }).orElse(null);
        return new CatalogRow(product.id(), SearchFragment.highlight(product.id(), words),
                SearchFragment.highlight(product.name(), words),
                product.version(), product.status(), product.domain(), product.owner(), product.purpose(),
                ClassificationOrder.highest(product.classifications()),
                product.tags().stream().limit(SHOWN_TAGS).toList(), sla,
                match == null ? "" : why(match),
                match == null ? List.of() : SearchFragment.snippet(match.text(), words));
    }

    private static String why(SearchableText match) {
        return switch (match.kind()) {
            case DESCRIPTION -> match.place();
            case FIELD_DOC -> match.kind().label() + " " + match.place();
            case ID, NAME, OWNER, TAG, FIELD -> match.kind().label();
        };
    }
}
