// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.cli.output.TerminalTable;
import io.heddle.log.quarantine.ReplaySelection;

import java.util.Map;

/** A preview of what a quarantine command would do. */
record SelectionPreview(String product, ReplaySelection selection) {
    private static final JsonMapper JSON = new JsonMapper();

    String text(CliContext context) {
        if (selection.isEmpty()) {
            return "nothing in quarantine matches\n";
        }
        TerminalTable table = TerminalTable.of("REASON", "RECORDS").right(1);
        selection.byReason().forEach((reason, records) -> table.row(reason, records.toString()));
        return QuarantineContents.recordCount(selection.size()) + " of " + product + " selected\n"
                + remarks(selection)
                + (selection.byReason().isEmpty() ? "" : "\n" + ResultPrinter.table(context, table));
    }

    /** The records that are left out and why, one line per reason. */
    static String remarks(ReplaySelection selection) {
        StringBuilder text = new StringBuilder();
        if (selection.superseded() > 0) {
            text.append("  held back  ").append(selection.superseded())
                    .append("  a newer value of the key may be published;\n")
                    .append("             --overwrite-newer replays these too\n");
        }
        if (selection.beyondLimit() > 0) {
            text.append("  left       ").append(selection.beyondLimit()).append("  beyond --max\n");
        }
        return text + TruncatedRecordText.remarks(selection.unreplayable());
    }

    /** Adds the number of truncated records, which cannot be replayed, and the first of them. */
    static void addTruncated(ReplaySelection selection, ObjectNode document) {
        document.put("truncated", selection.unreplayable().records());
        document.putArray("firstTruncated")
                .addAll(selection.unreplayable().first().stream().map(RejectionDocument::of).toList());
    }

    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode()
                .put("product", product)
                .put("records", selection.size())
                .put("heldBack", selection.superseded())
                .put("left", selection.beyondLimit());
        addTruncated(selection, document);
        ObjectNode reasons = document.putObject("reasons");
        for (Map.Entry<String, Long> reason : selection.byReason().entrySet()) {
            reasons.put(reason.getKey(), reason.getValue());
        }
        return document;
    }
}
