// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.CliContext;
import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;
import io.heddle.cli.Interruption;
import io.heddle.cli.output.Results;
import io.heddle.contract.ReplayMark;
import io.heddle.log.quarantine.Filter;
import io.heddle.log.quarantine.GateProgress;
import io.heddle.log.quarantine.Quarantine;
import io.heddle.log.quarantine.ReplayRun;
import io.heddle.log.quarantine.Selection;
import io.heddle.log.quarantine.Settler;
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
            "timestamp, in the order in which records of its key were written. What breaks",
            "today's contract too comes back into quarantine; it is reported (exit code",
            "3) and not replayed again by the same run. A run that was cut off goes on",
            "with --resume RUN. On a compacted product, records that a newer value of",
            "their key has overtaken are held back. On any other product a record comes",
            "after those of its key that were accepted meanwhile."
        })
public final class QuarantineReplayCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

    @Mixin
    FilterOptions options = new FilterOptions();

    @Option(names = "--max", paramLabel = "N", description = "replay at most N records, the oldest of each partition first")
    int max = Settler.MOST;

    @Option(names = "--dry-run", description = "only say how many would be replayed, by reason")
    boolean dryRun;

    @Option(names = "--resume", paramLabel = "RUN", description = "go on with a run that was cut off")
    @Nullable String resume;

    @Option(names = "--overwrite-newer", description = "compacted products: replay what a newer value has overtaken, too")
    boolean overwriteNewer;

    @Option(names = "--rate", paramLabel = "N", description = "replay at most N records a second")
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
        QuarantineOf of = QuarantineOf.product(context, product);
        Filter filter = options.filter(Instant.now(), of.info());
        boolean keepNewer = of.compacted() && !overwriteNewer;
        return dryRun ? preview(of, filter, keepNewer) : replay(of, filter, keepNewer);
    }

    private void check() {
        if (max < 1 || max > Settler.MOST || rate < 1 || timeout < 0 || timeout > 86_400) {
            throw new CliException(ExitCodes.USAGE,
                    "--max is from 1 to " + Settler.MOST + ", --rate from 1, --timeout from 0 to 86400", "correct the number");
        }
        if (resume != null && !ReplayMark.isRun(resume)) {
            throw new CliException(ExitCodes.USAGE, "'" + resume + "' is not a run of replay",
                    "give what the earlier run printed");
        }
    }

    private int preview(QuarantineOf of, Filter filter, boolean keepNewer) {
        Selection selection = of.ask(() -> {
            try (Quarantine quarantine = Quarantine.open(of.config())) {
                return quarantine.preview(filter, max, keepNewer);
            }
        });
        Preview preview = new Preview(product, selection);
        Results.print(context, preview.document(), () -> preview.text(context));
        return ExitCodes.OK;
    }

    private int replay(QuarantineOf of, Filter filter, boolean keepNewer) {
        String run = resume != null ? resume : ReplayRun.begin(Instant.now(), new SecureRandom());
        AtomicBoolean stopping = new AtomicBoolean();
        try (var _ = Interruption.on(() -> stopping.set(true))) {
            ReplayReport report = of.ask(() -> replay(of, filter, keepNewer, run, stopping));
            Results.print(context, report.document(), () -> report.text(context));
            if (stopping.get()) {
                context.err().println("interrupted; to go on, run it again with --resume " + run);
                context.err().flush();
                return ExitCodes.INTERRUPTED;
            }
            if (!report.handled()) {
                throw new CliException(ExitCodes.UNREACHABLE,
                        "the gate has not handled all of it within " + timeout + " s; nothing is lost, it waits in the"
                                + " ingest topic",
                        "check that a gate runs; 'heddle quarantine replay " + product + " --resume " + run
                                + "' reports again");
            }
            return report.isClean() ? ExitCodes.OK : ExitCodes.REFUSED;
        }
    }

    private static void requireGate(QuarantineOf of) {
        if (!GateProgress.isRunning(of.config())) {
            throw new CliException(ExitCodes.UNREACHABLE,
                    "no gate runs for the domain of " + of.product() + "; nothing is replayed",
                    "start one, and run this again");
        }
    }

    private ReplayReport replay(QuarantineOf of, Filter filter, boolean keepNewer, String run, AtomicBoolean stopping) {
        long began = System.nanoTime();
        Selection selection;
        Settler.Replayed replayed;
        try (Settler settler = Settler.open(of.config());
                SettlingProgress progress = new SettlingProgress(context, "replayed", rate, stopping)) {
            selection = settler.select(filter, run, max, keepNewer);
            if (selection.size() > 0) {
                requireGate(of);
                progress.begin(selection.size(), "run " + run + ": " + Contents.records(selection.size())
                        + "; if it is cut off, go on with --resume " + run);
            }
            replayed = settler.replay(selection, run, Math.min(Settler.AT_ONCE, rate), progress);
        }
        try (Quarantine quarantine = Quarantine.open(of.config())) {
            Map<Integer, Long> all = new TreeMap<>(quarantine.replayedBy(run));
            boolean handled = all.isEmpty() || GateProgress.await(
                    of.config(), all.keySet(), Duration.ofSeconds(timeout), stopping::get);
            Contents returned = new Contents(0);
            quarantine.readReturned(run, (rejection, record) -> {
                returned.add(rejection);
                return true;
            });
            return new ReplayReport(product, run, all.values().stream().mapToLong(Long::longValue).sum(), returned,
                    selection, replayed, handled, Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
