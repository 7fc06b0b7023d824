// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.contract.ReplayMark;
import io.heddle.log.quarantine.GateProgress;
import io.heddle.log.quarantine.QuarantineReader;
import io.heddle.log.quarantine.RejectionFilter;
import io.heddle.log.quarantine.ReplayRunNames;
import io.heddle.log.quarantine.ReplaySelection;
import io.heddle.log.quarantine.ReplayService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends rejected records through the gate again. */
@Command(
        name = "replay",
        description = "send rejected records through the gate again, under today's contract",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  heddle quarantine replay payments.payments --dry-run",
            "  heddle quarantine replay payments.payments --reason rule_violated",
            "  heddle quarantine replay payments.payments --since 2h --max 1000",
            "",
            "Every record is replayed exactly once, with its own key, value, headers and",
            "timestamp, in the order in which the records of its key were written. A record",
            "that also breaks today's contract returns to quarantine; it is reported (exit",
            "code 3) and not replayed again by the same run. --resume RUN continues a run",
            "that was interrupted. On a compacted product, a record is held back if a newer",
            "value of its key may be published. On any other product, a replayed record",
            "follows those of its key that were accepted in the meantime."
        })
public final class QuarantineReplayCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

    @Mixin
    QuarantineFilterOptions options = new QuarantineFilterOptions();

    @Option(names = "--max", paramLabel = "N",
            description = "replay at most N records, the oldest of each partition first")
    int max = ReplayService.MAX_RECORDS;

    @Option(names = "--dry-run", description = "only show how many records would be replayed, by reason")
    boolean dryRun;

    @Option(names = "--resume", paramLabel = "RUN", description = "continue a run that was interrupted")
    @Nullable
    String resume;

    @Option(names = "--overwrite-newer",
            description = "compacted products: also replay records whose key has a newer value")
    boolean overwriteNewer;

    @Option(names = "--rate", paramLabel = "N", description = "replay at most N records per second")
    int rate = Integer.MAX_VALUE;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long to wait for the gate afterwards (default: ${DEFAULT-VALUE})")
    int timeout = 60;

    public QuarantineReplayCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        check();
        ProductQuarantine productQuarantine = ProductQuarantine.product(context, product);
        RejectionFilter filter = options.filter(Instant.now(), productQuarantine.info());
        boolean keepNewer = productQuarantine.compacted() && !overwriteNewer;
        return dryRun ? preview(productQuarantine, filter, keepNewer) : replay(productQuarantine, filter, keepNewer);
    }

    private void check() {
        if (max < 1 || max > ReplayService.MAX_RECORDS || rate < 1 || timeout < 0 || timeout > 86_400) {
            throw new CliException(ExitCodes.USAGE,
                    "--max must be from 1 to " + ReplayService.MAX_RECORDS + ", --rate at least 1, --timeout from "
                            + "0 to 86400",
                    "correct the option");
        }
        if (resume != null && !ReplayMark.isRun(resume)) {
            throw new CliException(ExitCodes.USAGE, "'" + resume + "' is not a replay run",
                    "write --resume RUN with the run that was printed");
        }
    }

    private int preview(ProductQuarantine productQuarantine, RejectionFilter filter, boolean keepNewer) {
        ReplaySelection selection = productQuarantine.execute(() -> {
            try (QuarantineReader quarantine = QuarantineReader.open(productQuarantine.config())) {
                return quarantine.preview(filter, max, keepNewer);
            }
        });
        SelectionPreview preview = new SelectionPreview(product, selection);
        ResultPrinter.print(context, preview.document(), () -> preview.text(context));
        return ExitCodes.OK;
    }

    private int replay(ProductQuarantine productQuarantine, RejectionFilter filter, boolean keepNewer) {
        String run = resume != null ? resume : ReplayRunNames.generate(Instant.now(), new SecureRandom());
        AtomicBoolean stopRequested = new AtomicBoolean();
        try (var _ = context.onInterrupt(() -> stopRequested.set(true))) {
            ReplayReport report =
                    productQuarantine.execute(() -> replay(productQuarantine, filter, keepNewer, run, stopRequested));
            ResultPrinter.print(context, report.document(), () -> report.text(context));
            if (stopRequested.get()) {
                context.err().println("interrupted; to continue, run the command again with --resume " + run);
                context.err().flush();
                return ExitCodes.INTERRUPTED;
            }
            if (!report.handled()) {
                throw new CliException(ExitCodes.UNREACHABLE,
                        "the gate has not processed all replayed records within " + timeout + " s; nothing is "
                                + "lost, the rest waits in the"
                                + " ingest topic",
                        "check that a gate is running; 'heddle quarantine replay " + product + " --resume " + run
                                + "' reports the result later");
            }
            return report.isClean() ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static void requireGate(ProductQuarantine productQuarantine) {
        if (!GateProgress.isRunning(productQuarantine.config())) {
            throw new CliException(ExitCodes.UNREACHABLE,
                    "no gate is running for the domain of " + productQuarantine.product() + "; nothing was replayed",
                    "start one, then run this again");
        }
    }

    private ReplayReport replay(ProductQuarantine productQuarantine, RejectionFilter filter, boolean keepNewer,
            String run, AtomicBoolean stopRequested) {
        long startNanos = System.nanoTime();
        ReplaySelection selection;
        ReplayService.RunResult replayed;
        try (ReplayService replayService = ReplayService.open(productQuarantine.config());
                QuarantineProgress progress = new QuarantineProgress(context, "replayed", rate, stopRequested)) {
            selection = replayService.select(filter, run, max, keepNewer);
            if (selection.size() > 0) {
                requireGate(productQuarantine);
                progress.begin(selection.size(), "run " + run + ": " + QuarantineContents.recordCount(selection.size())
                        + "; if it is interrupted, continue with --resume " + run);
            }
            replayed = replayService.replay(selection, run, Math.min(ReplayService.MAX_TRANSACTION_RECORDS, rate),
                    progress);
        }
        try (QuarantineReader quarantine = QuarantineReader.open(productQuarantine.config())) {
            Map<Integer, Long> replayedByPartition = new TreeMap<>(quarantine.replayedBy(run));
            boolean handled = replayedByPartition.isEmpty() || GateProgress.awaitIngested(
                    productQuarantine.config(), replayedByPartition.keySet(), Duration.ofSeconds(timeout),
                    stopRequested::get);
            QuarantineContents returned = new QuarantineContents(0);
            quarantine.readReturned(run, (rejection, record) -> {
                returned.add(rejection);
                return true;
            });
            return new ReplayReport(product, run,
                    replayedByPartition.values().stream().mapToLong(Long::longValue).sum(), returned,
                    selection, replayed, handled, Duration.ofNanos(System.nanoTime() - startNanos));
        }
    }
}
