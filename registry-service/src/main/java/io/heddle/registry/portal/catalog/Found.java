// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A product that fits the words of a query.
 *
 * @param rank the sum over all words, the lower the better
 * @param match the best text of the word that fits worst: that is what needs an explanation
 */
record Found(IndexedProduct product, int rank, Optional<SearchText> match) {
    static final Comparator<Found> BEST_FIRST =
            Comparator.comparingInt(Found::rank).thenComparing(found -> found.product().id());

    /** The product, if every word is found somewhere in it. */
    static Optional<Found> in(IndexedProduct product, List<String> words) {
        for (String word : words) {
            if (!product.all().contains(word)) {
                return Optional.empty();
            }
        }
        int total = 0;
        int worst = -1;
        SearchText match = null;
        for (String word : words) {
            int best = Integer.MAX_VALUE;
            SearchText in = null;
            for (SearchText text : product.texts()) {
                if (text.kind().weight() > best) {
                    break;
                }
                int rank = text.rank(word);
                if (rank < best) {
                    best = rank;
                    in = text;
                }
            }
            if (in == null) {
                return Optional.empty();
            }
            total += best;
            if (best > worst) {
                worst = best;
                match = in;
            }
        }
        return Optional.of(new Found(product, total, Optional.ofNullable(match)));
    }
}
