// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class SearchFragmentTest {
    @Test
    void shouldMarkEveryOccurrenceOfEveryWord() {
        assertThat(SearchFragment.highlight("E-mail of a mail", List.of("mail", "of"))).containsExactly(
                new SearchFragment("E-", false), new SearchFragment("mail", true), new SearchFragment(" ", false),
                new SearchFragment("of", true),
                new SearchFragment(" a ", false), new SearchFragment("mail", true));
    }

    @Test
    void shouldPreserveAnyText() {
        for (String text : List.of("", "İstanbul İ", "<b>&amp;</b>", "🐘🐘", "aaa")) {
            assertThat(text(SearchFragment.highlight(text, List.of("a", "i", "<b>")))).isEqualTo(text);
        }
    }

    @Test
    void shouldShowTheFoundPartOfALongText() {
        String text = "x ".repeat(200) + "needle" + " y".repeat(200);

        String snippet = text(SearchFragment.snippet(text, List.of("needle")));

        assertThat(snippet).startsWith("…").endsWith("…").contains("needle").hasSizeLessThan(150);
        assertThat(text(SearchFragment.snippet("🐘".repeat(200), List.of("🐘")))).doesNotContain("\ufffd");
    }

    private static String text(List<SearchFragment> pieces) {
        return pieces.stream().map(SearchFragment::text).collect(Collectors.joining());
    }
}
