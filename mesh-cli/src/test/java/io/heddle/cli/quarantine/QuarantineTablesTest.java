// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.TerminalCapabilities;
import io.heddle.cli.output.HardTableRows;
import io.heddle.log.quarantine.RejectedRecord;
import io.heddle.log.quarantine.TruncatedRejection;
import io.heddle.testkit.BaselineFile;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of {@code heddle quarantine} at 80 columns, for rows that are hard to lay out. */
class QuarantineTablesTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private final CliContext context = new CliContext(InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), TerminalCapabilities.none(),
            Map.of());

    @Test
    void shouldLayOutTheListOfRejectedRecords() {
        QuarantineContents contents = new QuarantineContents(100);
        for (int row = 0; row < HardTableRows.texts().size(); row++) {
            for (int times = 0; times <= row % 3; times++) {
                contents.add(rejection(row));
            }
        }

        QuarantineListCommand list = new QuarantineListCommand(context);
        list.product = "payments.payments";
        String text = list.text(contents);

        assertThat(HardTableRows.widest(text)).isLessThanOrEqualTo(80);
        BaselineFile.of("table-quarantine-list.txt").assertMatches(text);
    }

    private static RejectedRecord rejection(int row) {
        return new RejectedRecord(row, HardTableRows.number(row, 0), HardTableRows.text(row, 0), "shop.orders@1.0.0",
                "shop.orders.v1.ingest", HardTableRows.number(row, 1), Instant.EPOCH, NOW.plusSeconds(row),
                Optional.empty(),
                row == 0 ? Optional.of(new TruncatedRejection(Optional.empty(), 10, true)) : Optional.empty(),
                row == 1
                        ? List.of()
                        : List.of(new RejectedRecord.Finding(
                                HardTableRows.text(row, 1), HardTableRows.text(row, 2), "long", "too small")));
    }
}
