// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTableTest {
    @Test
    void shouldAlignColumnsAndLeaveNoBlanksAtTheEnd() {
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
    }
}
