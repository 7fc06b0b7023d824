// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody probably meant: by the least number of letters added, dropped, changed or swapped. */
final class SettingSuggestions {
    /** Names longer than this are nobody's slip. */
    private static final int MAX_LENGTH = 100;

    private SettingSuggestions() {}

    /** A name and how far off it is. */
    record Suggestion(String name, int distance) {}

    static Optional<Suggestion> closest(String word, Collection<String> names) {
        return word.length() > MAX_LENGTH
                ? Optional.empty()
                : names.stream()
                        .filter(name -> name.length() <= MAX_LENGTH)
                        .map(name -> new Suggestion(name, distance(word, name)))
                        .min(Comparator.comparingInt(Suggestion::distance).thenComparing(Suggestion::name));
    }

    /** Optimal string alignment. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
