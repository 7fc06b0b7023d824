// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What somebody who mistyped an id most likely meant. */
public final class IdSuggestions {
    private IdSuggestions() {}

    /** The id that takes the fewest typing errors, if there is one that does not take too many. */
    public static Optional<String> best(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(id -> distance(typed, id))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(id -> distance(typed, id) <= Math.max(2, id.length() / 2));
    }

    /** The same, but several, nearest first. */
    public static List<String> list(String typed, Collection<String> known, int limit) {
        return known.stream()
                .filter(id -> distance(typed, id) <= Math.max(2, id.length() / 2))
                .sorted(Comparator.<String>comparingInt(id -> distance(typed, id))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .toList();
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
