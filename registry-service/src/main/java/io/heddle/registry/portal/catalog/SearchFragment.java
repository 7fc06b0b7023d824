// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A part of a text, matching or not. All parts joined give the text.
 *
 * @param found whether it matches the search
 */
public record SearchFragment(String text, boolean found) {
    private static final int LEAD_CHARS = 40;
    private static final int SNIPPET_CHARS = 140;

    /** Splits a text at every occurrence of a word. */
    static List<SearchFragment> highlight(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        // Lower case can be longer than the original (as for İ), so positions would differ: highlight nothing.
        if (words.isEmpty() || lower.length() != text.length()) {
            return List.of(new SearchFragment(text, false));
        }
        boolean[] marked = new boolean[text.length()];
        for (String word : words) {
            for (int position = lower.indexOf(word); position >= 0; position = lower.indexOf(word, position + 1)) {
                Arrays.fill(marked, position, position + word.length(), true);
            }
        }
        return pieces(text, marked);
    }

    /** Splits the excerpt of a long text around the first match. */
    static List<SearchFragment> snippet(String text, List<String> words) {
        if (text.length() <= SNIPPET_CHARS) {
            return highlight(text, words);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int position = words.stream().mapToInt(lower::indexOf).filter(index -> index >= 0).min().orElse(0);
        int start = Math.min(Math.max(0, position - LEAD_CHARS), Math.max(0, text.length() - SNIPPET_CHARS));
        int end = Math.min(text.length(), start + SNIPPET_CHARS);
        start = Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
        end = end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
        String part = (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
        return highlight(part, words);
    }

    private static List<SearchFragment> pieces(String text, boolean[] marked) {
        List<SearchFragment> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || marked[i] != marked[start]) {
                pieces.add(new SearchFragment(text.substring(start, i), marked[start]));
                start = i;
            }
        }
        return pieces;
    }
}
