// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.contract.ProductId;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known product whose name is the fewest edits away, if that is few enough to be a slip of the pen. */
public final class ProductIdSuggestions {
    private ProductIdSuggestions() {}

    public static Optional<ProductId> closest(ProductId target, Collection<ProductId> known) {
        String text = target.toString();
        return known.stream()
                .filter(candidate -> !candidate.domain().isMesh())
                .min(Comparator.<ProductId>comparingInt(candidate -> edits(text, candidate.toString()))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> edits(text, candidate.toString()) <= Math.max(3, text.length() / 2));
    }

    /** Levenshtein's distance, one row at a time. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
