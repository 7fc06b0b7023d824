// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.log.quarantine.QuarantineReader;
import io.heddle.log.quarantine.RejectionFilter;
import io.heddle.log.quarantine.ReplayRunNames;
import io.heddle.log.quarantine.ReplaySelection;
import io.heddle.log.quarantine.ReplayService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Discards rejected records. */
@Command(
        name = "discard",
        description = "discard rejected records permanently",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  heddle quarantine discard payments.payments --reason undecodable",
            "  heddle quarantine discard payments.payments --until 3d --yes",
            "",
            "Discarded records are no longer listed or replayed. Kafka can delete only from",
            "the beginning of a partition: records behind one that is not discarded are",
            "deleted by a later discard, or when their retention in quarantine ends."
        })
public final class QuarantineDiscardCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

    @Mixin
    QuarantineFilterOptions options = new QuarantineFilterOptions();

    @Option(names = "--max", paramLabel = "N",
            description = "discard at most N records, the oldest of each partition first")
    int max = ReplayService.MAX_RECORDS;

    @Option(names = "--dry-run", description = "only show how many records would be discarded, by reason")
    boolean dryRun;

    @Option(names = {"-y", "--yes"}, description = "do not ask for confirmation")
    boolean yes;

    public QuarantineDiscardCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (max < 1 || max > ReplayService.MAX_RECORDS) {
            throw new CliException(ExitCodes.USAGE, "--max must be from 1 to " + ReplayService.MAX_RECORDS,
                    "correct --max");
        }
        ProductQuarantine productQuarantine = ProductQuarantine.product(context, product);
        RejectionFilter filter = options.filter(Instant.now(), productQuarantine.info());
        return productQuarantine
                .execute(() -> dryRun ? preview(productQuarantine, filter) : discard(productQuarantine, filter));
    }

    private int preview(ProductQuarantine productQuarantine, RejectionFilter filter) {
        try (QuarantineReader quarantine = QuarantineReader.open(productQuarantine.config())) {
            SelectionPreview preview = new SelectionPreview(product, quarantine.previewDiscard(filter, max));
            ResultPrinter.print(context, preview.document(), () -> preview.text(context));
            return ExitCodes.OK;
        }
    }

    private int discard(ProductQuarantine productQuarantine, RejectionFilter filter) {
        String run = ReplayRunNames.generate(Instant.now(), new SecureRandom());
        AtomicBoolean stopRequested = new AtomicBoolean();
        try (ReplayService replayService = ReplayService.open(productQuarantine.config());
                var _ = context.onInterrupt(() -> stopRequested.set(true));
                QuarantineProgress progress =
                        new QuarantineProgress(context, "discarded", Integer.MAX_VALUE, stopRequested)) {
            ReplaySelection selection = replayService.selectToDiscard(filter, max);
            if (selection.size() > 0 && !yes) {
                confirm(new SelectionPreview(product, selection));
            }
            ReplayService.RunResult discarded = replayService.discard(selection, run, progress);
            long deleted = replayService.purge();
            ResultPrinter.print(context,
                    JSON.createObjectNode().put("product", product).put("discarded", discarded.records())
                            .put("left", selection.size() - discarded.records() + selection.beyondLimit())
                            .put("deleted", deleted),
                    () -> "discarded " + QuarantineContents.recordCount(discarded.records()) + " of " + product + "; "
                            + QuarantineContents.recordCount(deleted) + " deleted from Kafka now\n");
            return discarded.complete() ? ExitCodes.OK : ExitCodes.INTERRUPTED;
        }
    }

    private void confirm(SelectionPreview preview) {
        context.err().print(preview.text(context) + "\ndiscard permanently? [y/N] ");
        context.err().flush();
        String answer;
        try {
            answer = new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            answer = null;
        }
        if (answer == null || !answer.strip().matches("(?i)y|yes")) {
            context.err().println();
            throw new CliException(ExitCodes.USAGE, "nothing was discarded: the command was not confirmed",
                    "answer y, or add --yes in scripts");
        }
    }
}
