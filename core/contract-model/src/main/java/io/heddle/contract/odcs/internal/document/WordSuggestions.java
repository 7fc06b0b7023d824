// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class WordSuggestions {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_CANDIDATES = 500;

    private WordSuggestions() {}

    /** The closest of the words, if one is close enough to be a slip. */
    public static Optional<String> closest(String word, Collection<String> words) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String lowerCase = word.toLowerCase(Locale.ROOT);
        Optional<String> best = Optional.empty();
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : (Iterable<String>) words.stream().limit(MAX_CANDIDATES)::iterator) {
            boolean hopeless = Math.abs(candidate.length() - word.length()) >= bestDistance;
            int distance = candidate.length() > MAX_LENGTH || hopeless
                    ? Integer.MAX_VALUE
                    : distance(lowerCase, candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** {@code did you mean 'x'?}, or else the given advice. */
    public static String suggestionOr(String word, Collection<String> words, String otherwise) {
        return closest(word, words).map(suggestion -> "did you mean '" + suggestion + "'?").orElse(otherwise);
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
