// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.cli.CliContext;
import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;
import io.heddle.cli.Interruption;
import io.heddle.cli.output.Results;
import io.heddle.log.quarantine.Filter;
import io.heddle.log.quarantine.Quarantine;
import io.heddle.log.quarantine.ReplayRun;
import io.heddle.log.quarantine.Selection;
import io.heddle.log.quarantine.Settler;
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

/** Gives rejected records up. */
@Command(
        name = "discard",
        description = "give rejected records up, for good",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  heddle quarantine discard payments.payments --reason undecodable",
            "  heddle quarantine discard payments.payments --until 3d --yes",
            "",
            "Discarded records are not listed or replayed any more. Kafka can only delete",
            "from the beginning of a partition: what lies behind a record that still",
            "waits is deleted by a later discard, or when its time in quarantine is over."
        })
public final class QuarantineDiscardCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

    @Mixin
    FilterOptions options = new FilterOptions();

    @Option(names = "--max", paramLabel = "N", description = "discard at most N records, the oldest of each partition first")
    int max = Settler.MOST;

    @Option(names = "--dry-run", description = "only say how many would be discarded, by reason")
    boolean dryRun;

    @Option(names = {"-y", "--yes"}, description = "do not ask")
    boolean yes;

    public QuarantineDiscardCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (max < 1 || max > Settler.MOST) {
            throw new CliException(ExitCodes.USAGE, "--max is from 1 to " + Settler.MOST, "correct the number");
        }
        QuarantineOf of = QuarantineOf.product(context, product);
        Filter filter = options.filter(Instant.now(), of.info());
        return of.ask(() -> dryRun ? preview(of, filter) : discard(of, filter));
    }

    private int preview(QuarantineOf of, Filter filter) {
        try (Quarantine quarantine = Quarantine.open(of.config())) {
            Preview preview = new Preview(product, quarantine.previewDiscard(filter, max));
            Results.print(context, preview.document(), () -> preview.text(context));
            return ExitCodes.OK;
        }
    }

    private int discard(QuarantineOf of, Filter filter) {
        String run = ReplayRun.begin(Instant.now(), new SecureRandom());
        AtomicBoolean stopping = new AtomicBoolean();
        try (Settler settler = Settler.open(of.config());
                var _ = Interruption.on(() -> stopping.set(true));
                SettlingProgress progress = new SettlingProgress(context, "discarded", Integer.MAX_VALUE, stopping)) {
            Selection selection = settler.selectToDiscard(filter, max);
            if (selection.size() > 0 && !yes) {
                confirm(new Preview(product, selection));
            }
            Settler.Replayed discarded = settler.discard(selection, run, progress);
            long deleted = settler.purge();
            Results.print(context,
                    JSON.createObjectNode().put("product", product).put("discarded", discarded.records())
                            .put("left", selection.size() - discarded.records() + selection.beyond())
                            .put("deleted", deleted),
                    () -> "discarded " + Contents.records(discarded.records()) + " of " + product + "; "
                            + Contents.records(deleted) + " deleted from Kafka now\n");
            return discarded.complete() ? ExitCodes.OK : ExitCodes.INTERRUPTED;
        }
    }

    private void confirm(Preview preview) {
        context.err().print(preview.text(context) + "\ndiscard for good? [y/N] ");
        context.err().flush();
        String answer;
        try {
            answer = new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            answer = null;
        }
        if (answer == null || !answer.strip().matches("(?i)y|yes")) {
            context.err().println();
            throw new CliException(ExitCodes.USAGE, "nothing is discarded: that was not confirmed",
                    "answer y, or add --yes where nobody can answer");
        }
    }
}
