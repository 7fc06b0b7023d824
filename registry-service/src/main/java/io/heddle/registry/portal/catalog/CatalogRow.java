// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.registry.portal.SlaState;

import java.util.List;

/**
 * A product in the list.
 *
 * @param classification the most sensitive of its fields; {@code ""} if none is classified
 * @param why what was found where, if the rest of the row does not show it; {@code ""} otherwise
 * @param where the text that was found, empty if {@code why} is
 */
public record CatalogRow(
        String id,
        List<Piece> idPieces,
        List<Piece> name,
        String version,
        String status,
        String domain,
        String owner,
        String purpose,
        String classification,
        List<String> tags,
        SlaState sla,
        String why,
        List<Piece> where) {
    private static final int SHOWN_TAGS = 4;

    public CatalogRow {
        idPieces = List.copyOf(idPieces);
        name = List.copyOf(name);
        tags = List.copyOf(tags);
        where = List.copyOf(where);
    }

    static CatalogRow of(Found found, List<String> words, SlaState sla) {
        IndexedProduct product = found.product();
        SearchText match = found.match().filter(text -> switch (text.kind()) {
            case ID, NAME -> false;
            case OWNER, TAG, FIELD, DESCRIPTION, FIELD_DOC -> true;
        }).orElse(null);
        return new CatalogRow(product.id(), Piece.of(product.id(), words), Piece.of(product.name(), words),
                product.version(), product.status(), product.domain(), product.owner(), product.purpose(),
                Classifications.highest(product.classifications()),
                product.tags().stream().limit(SHOWN_TAGS).toList(), sla,
                match == null ? "" : why(match), match == null ? List.of() : Piece.snippet(match.text(), words));
    }

    private static String why(SearchText match) {
        return switch (match.kind()) {
            case DESCRIPTION -> match.place();
            case FIELD_DOC -> match.kind().label() + " " + match.place();
            case ID, NAME, OWNER, TAG, FIELD -> match.kind().label();
        };
    }
}
