// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import java.util.Locale;

/**
 * A searchable text of a product.
 *
 * @param place the field or the part of the description it belongs to, or {@code ""}
 * @param text as written
 * @param lower the text in lower case, for comparison
 */
record SearchableText(Kind kind, String place, String text, String lower) {
    /** The kind of text, most relevant first. */
    enum Kind {
        ID("id", 0),
        NAME("name", 0),
        OWNER("owner", 4),
        TAG("tag", 4),
        FIELD("field", 8),
        DESCRIPTION("description", 12),
        FIELD_DOC("doc of", 16);

        private final String label;
        private final int weight;

        Kind(String label, int weight) {
            this.label = label;
            this.weight = weight;
        }

        String label() {
            return label;
        }

        /** The best rank that a text of this kind can have. */
        int weight() {
            return weight;
        }
    }

    static SearchableText of(Kind kind, String place, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return new SearchableText(kind, place, text, lower.equals(text) ? text : lower);
    }

    /** How well it matches a word: 0 is best, {@link Integer#MAX_VALUE} is no match. */
    int rank(String word) {
        int index = lower.indexOf(word);
        if (index < 0) {
            return Integer.MAX_VALUE;
        }
        boolean starts = index == 0 || !Character.isLetterOrDigit(lower.charAt(index - 1));
        int end = index + word.length();
        boolean ends = end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end));
        int fit = lower.length() == word.length() ? 0 : starts && ends ? 1 : starts ? 2 : 3;
        return kind.weight + fit;
    }
}
