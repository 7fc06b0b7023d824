// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class PieceTest {
    @Test
    void shouldMarkEveryOccurrenceOfEveryWord() {
        assertThat(Piece.of("E-mail of a mail", List.of("mail", "of"))).containsExactly(
                new Piece("E-", false), new Piece("mail", true), new Piece(" ", false), new Piece("of", true),
                new Piece(" a ", false), new Piece("mail", true));
    }

    @Test
    void shouldKeepTheTextWhateverItIs() {
        for (String text : List.of("", "İstanbul İ", "<b>&amp;</b>", "🐘🐘", "aaa")) {
            assertThat(text(Piece.of(text, List.of("a", "i", "<b>")))).isEqualTo(text);
        }
    }

    @Test
    void shouldShowTheFoundPartOfALongText() {
        String text = "x ".repeat(200) + "needle" + " y".repeat(200);

        String snippet = text(Piece.snippet(text, List.of("needle")));

        assertThat(snippet).startsWith("…").endsWith("…").contains("needle").hasSizeLessThan(150);
        assertThat(text(Piece.snippet("🐘".repeat(200), List.of("🐘")))).doesNotContain("\ufffd");
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
