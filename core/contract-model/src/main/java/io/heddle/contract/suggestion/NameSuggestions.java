// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.suggestion;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Suggests the name that was most likely meant, for every "did you mean" of Heddle. A name is close if at most about a
 * third of its letters are added, omitted, changed or swapped with their neighbor; case is ignored. Thread-safe.
 *
 * <pre>{@code
 * NameSuggestions.closest("crm.custmers", ids);                       // Optional[crm.customers]
 * NameSuggestions.closestOr("actve", words, "write one of " + words); // did you mean 'active'?
 * }</pre>
 */
public final class NameSuggestions {
    /** Longer names are not compared. */
    private static final int MAX_LENGTH = 100;

    /** Limits the work for a document with thousands of fields and as many faults. */
    private static final int MAX_DOCUMENT_NAMES = 500;

    private NameSuggestions() {}

    private record Candidate(String name, int distance) {}

    /** The closest name, if any is close; ties are resolved by natural order. */
    public static Optional<String> closest(String typed, Collection<String> names) {
        return closest(typed, names, 1).stream().findFirst();
    }

    /** The close names, closest first. */
    public static List<String> closest(String typed, Collection<String> names, int limit) {
        if (typed.length() > MAX_LENGTH) {
            return List.of();
        }
        return names.stream()
                .filter(name -> Math.abs(name.length() - typed.length()) <= maxDistance(typed, name))
                .filter(name -> name.length() <= MAX_LENGTH)
                .map(name -> new Candidate(name, distance(typed, name)))
                .filter(candidate -> candidate.distance() <= maxDistance(typed, candidate.name()))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(limit)
                .map(Candidate::name)
                .toList();
    }

    /** {@code did you mean 'x'?}, or else the given advice; considers only the first 500 names. */
    public static String closestOr(String typed, Collection<String> names, String advice) {
        return closest(typed, names.stream().limit(MAX_DOCUMENT_NAMES).toList())
                .map(name -> "did you mean '" + name + "'?")
                .orElse(advice);
    }

    private static int maxDistance(String typed, String name) {
        return Math.max(1, (Math.max(typed.length(), name.length()) + 1) / 3);
    }

    /**
     * The number of letters added, omitted, changed or swapped with their neighbor between two names (optimal string
     * alignment distance).
     */
    public static int distance(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : distance(a, i, b, j, distances);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int distance(String a, int i, String b, int j, int[][] distances) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int shortest = Math.min(
                Math.min(distances[i - 1][j], distances[i][j - 1]) + 1, distances[i - 1][j - 1] + change);
        boolean isSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwapped ? Math.min(shortest, distances[i - 2][j - 2] + 1) : shortest;
    }
}
