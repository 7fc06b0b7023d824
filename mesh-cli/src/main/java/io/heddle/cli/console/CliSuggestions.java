// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant. */
public final class CliSuggestions {
    private CliSuggestions() {}

    /** The name that takes the fewest typing errors, if there is one that does not take too many. */
    public static Optional<String> nearest(String typed, Collection<String> names) {
        String lowerCased = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(lowerCased, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(lowerCased, name.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 3));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
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
