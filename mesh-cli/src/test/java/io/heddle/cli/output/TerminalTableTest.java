// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTableTest {
    @Test
    void shouldAlignColumnsWithoutTrailingBlanks() {
        String table = TerminalTable.of("PRODUCT", "RECORDS", "NOTE").right(1)
                .row("crm.customers", "599", "")
                .row("payments.payments", "16025", "24 refused")
                .render(80);

        assertThat(table).isEqualTo("""
                PRODUCT            RECORDS  NOTE
                crm.customers          599
                payments.payments    16025  24 refused
                """);
    }

    @Test
    void shouldWrapCellsToTheWidth() {
        String table = TerminalTable.of("PRODUCT", "PURPOSE")
                .row("crm.customers", "who our customers are and where they live")
                .render(40);

        assertThat(table).isEqualTo("""
                PRODUCT        PURPOSE
                crm.customers  who our customers are and
                               where they live
                """);
        assertThat(table.lines()).allMatch(line -> line.length() <= 40);
    }

    @Test
    void shouldBreakWordsThatAreTooLong() {
        String table = TerminalTable.of("A", "B").row("x".repeat(100), "y".repeat(100)).render(80);

        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
        assertThat(table.replaceAll("[^xy]", "")).hasSize(200);
    }

    @Test
    void shouldNotPassControlCharactersToTheTerminal() {
        assertThat(TerminalTable.of("A").row("a\u001b[31mb\nc").render(80)).isEqualTo("A\na?[31mb c\n");
        assertThat(TerminalTable.of("A").row("a\u009b31mb \u202ec").render(80)).isEqualTo("A\na?31mb ?c\n");
    }

    @Test
    void shouldKeepColumnsWhenARightAlignedCellIsShorterThanItsRow() {
        String table = TerminalTable.of("NAME", "N", "NOTE").right(1)
                .row("a", "7", "one two")
                .row("b", "", "three")
                .render(17);

        assertThat(table).isEqualTo("""
                NAME  N  NOTE
                a     7  one two
                b        three
                """);
        assertThat(TerminalTable.of("N", "NOTE").right(0).row("7", "one two three four").render(13)).isEqualTo("""
                N  NOTE
                7  one two
                   three four
                """);
    }

    @Test
    void shouldAlignWideAndCombiningCharactersByDisplayWidth() {
        String table = TerminalTable.of("NAME", "N").right(1)
                .row("\u9867\u5ba2", "1")
                .row("\ud55c\uad6d", "2")
                .row("\ud83d\ude00", "3")
                .row("cafe\u0301", "4")
                .row("\uff76\uff85", "5")
                .render(80);

        assertThat(table).isEqualTo("""
                NAME  N
                \u9867\u5ba2  1
                \ud55c\uad6d  2
                \ud83d\ude00    3
                cafe\u0301  4
                \uff76\uff85    5
                """);
    }

    @Test
    void shouldBreakWideCharactersByDisplayWidth() {
        String table = TerminalTable.of("A", "B").row("\u5ba2".repeat(60), "\ud83d\ude00".repeat(60)).render(80);

        assertThat(table.lines()).allMatch(line -> DisplayWidth.of(line) <= 80);
        assertThat(table.codePoints().filter(c -> c == 0x5ba2)).hasSize(60);
        assertThat(table.codePoints().filter(c -> c == 0x1f600)).hasSize(60);
    }
}
