// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A product that matches a search.
 *
 * @param rank the sum over all words; lower is better
 * @param match the best text for the word with the worst rank, as that match needs an explanation most
 */
record CatalogHit(IndexedProduct product, int rank, Optional<SearchableText> match) {
    static final Comparator<CatalogHit> BEST_FIRST =
            Comparator.comparingInt(CatalogHit::rank).thenComparing(found -> found.product().id());

    /** The product as a hit if it contains every word. */
    static Optional<CatalogHit> find(IndexedProduct product, List<String> words) {
        for (String word : words) {
            if (!product.all().contains(word)) {
                return Optional.empty();
            }
        }
        int total = 0;
        int worst = -1;
        SearchableText match = null;
        for (String word : words) {
            int best = Integer.MAX_VALUE;
            SearchableText bestText = null;
            for (SearchableText text : product.texts()) {
                if (text.kind().weight() > best) {
                    break;
                }
                int rank = text.rank(word);
                if (rank < best) {
                    best = rank;
                    bestText = text;
                }
            }
            if (bestText == null) {
                return Optional.empty();
            }
            total += best;
            if (best > worst) {
                worst = best;
                match = bestText;
            }
        }
        return Optional.of(new CatalogHit(product, total, Optional.ofNullable(match)));
    }
}
