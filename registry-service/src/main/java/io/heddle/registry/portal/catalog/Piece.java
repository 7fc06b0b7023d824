// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A part of a text, found or not. The parts together are the text.
 *
 * @param found whether it is what was looked for
 */
public record Piece(String text, boolean found) {
    private static final int BEFORE = 40;
    private static final int SNIPPET = 140;

    /** A text in which every occurrence of a word is marked. */
    static List<Piece> of(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        // Lower case may be longer than the text (as of İ): then places do not agree, and nothing is marked.
        if (words.isEmpty() || lower.length() != text.length()) {
            return List.of(new Piece(text, false));
        }
        boolean[] marked = new boolean[text.length()];
        for (String word : words) {
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                Arrays.fill(marked, at, at + word.length(), true);
            }
        }
        return pieces(text, marked);
    }

    /** The same, of the part of a long text in which the first word is found. */
    static List<Piece> snippet(String text, List<String> words) {
        if (text.length() <= SNIPPET) {
            return of(text, words);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int at = words.stream().mapToInt(lower::indexOf).filter(index -> index >= 0).min().orElse(0);
        int start = Math.min(Math.max(0, at - BEFORE), Math.max(0, text.length() - SNIPPET));
        int end = Math.min(text.length(), start + SNIPPET);
        start = Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
        end = end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
        String part = (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
        return of(part, words);
    }

    private static List<Piece> pieces(String text, boolean[] marked) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || marked[i] != marked[start]) {
                pieces.add(new Piece(text.substring(start, i), marked[start]));
                start = i;
            }
        }
        return pieces;
    }
}
