// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.log.quarantine.ReplaySelection;
import io.heddle.log.quarantine.ReplayService;

import java.time.Duration;
import java.util.Locale;

/**
 * The result of a replay.
 *
 * @param total how many records the run has replayed, including those before it was resumed
 * @param returned the records that were rejected again
 * @param handled whether the gate has processed all replayed records
 */
record ReplayReport(
        String product,
        String run,
        long total,
        QuarantineContents returned,
        ReplaySelection selection,
        ReplayService.RunResult replayed,
        boolean handled,
        Duration duration) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Whether all selected records are now published. */
    boolean isClean() {
        return handled && returned.total() == 0 && selection.superseded() == 0 && replayed.tooLarge() == 0
                && selection.unreplayable().records() == 0;
    }

    private long published() {
        return total - returned.total();
    }

    String text(CliContext context) {
        if (total == 0 && selection.isEmpty()) {
            return "nothing in quarantine matches\n";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "replayed %s of %s in %.1f s, run %s%n", QuarantineContents.recordCount(total), product,
                duration.toMillis() / 1000.0, run));
        if (handled) {
            text.append("  published  ").append(published()).append('\n');
        }
        text.append("  rejected   ").append(returned.total()).append(handled ? "  again\n" : "  again so far\n");
        if (replayed.tooLarge() > 0) {
            text.append("  too large  ").append(replayed.tooLarge())
                    .append("  for the ingest topic once the replay header is added\n");
        }
        text.append(SelectionPreview.remarks(selection));
        return returned.total() == 0 ? text.toString() : text + "\n" + ResultPrinter.table(context, returned.table());
    }

    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode()
                .put("product", product)
                .put("run", run)
                .put("replayed", total)
                .put("published", handled ? published() : null)
                .put("rejected", returned.total())
                .put("heldBack", selection.superseded())
                .put("tooLarge", replayed.tooLarge())
                .put("left", selection.beyondLimit())
                .put("handled", handled);
        SelectionPreview.addTruncated(selection, document);
        document.set("counts", returned.document());
        return document;
    }
}
