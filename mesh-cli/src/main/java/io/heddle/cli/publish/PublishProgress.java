// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.console.TerminalCapabilities;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows the progress of publishing: on a terminal a progress bar that is redrawn, otherwise a line every few seconds.
 * Draws on its own thread; {@link #close} clears the bar.
 */
final class PublishProgress implements AutoCloseable {
    private static final long REDRAW_MILLIS = 100;
    private static final long LINE_MILLIS = 5_000;
    private static final int BAR_WIDTH = 20;
    private final PrintWriter err;
    private final TerminalCapabilities terminal;
    private final PublishCounters counters;
    private final LongSupplier bytesDone;
    private final long bytesTotal;
    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    private PublishProgress(PrintWriter err, TerminalCapabilities terminal, PublishCounters snapshot,
            LongSupplier bytesDone, long bytesTotal) {
        this.err = err;
        this.terminal = terminal;
        this.counters = snapshot;
        this.bytesDone = bytesDone;
        this.bytesTotal = bytesTotal;
    }

    /** @param bytesTotal the size of the input; 0 if unknown */
    static PublishProgress start(PrintWriter err, TerminalCapabilities terminal, PublishCounters snapshot,
            LongSupplier bytesDone, long bytesTotal) {
        PublishProgress progress = new PublishProgress(err, terminal, snapshot, bytesDone, bytesTotal);
        long period = terminal.errIsTerminal() ? REDRAW_MILLIS : LINE_MILLIS;
        var _ = progress.scheduler.scheduleAtFixedRate(progress::draw, period, period, TimeUnit.MILLISECONDS);
        return progress;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        if (terminal.errIsTerminal()) {
            err.print("\r" + " ".repeat(terminal.columns() - 1) + "\r");
            err.flush();
        }
    }

    private synchronized void draw() {
        PublishCounters.Counts counts = counters.counts();
        String text = text(counts, bytesDone.getAsLong(), bytesTotal, Duration.ofNanos(System.nanoTime() - startNanos));
        if (terminal.errIsTerminal()) {
            String cut = text.substring(0, Math.min(text.length(), terminal.columns() - 1));
            err.print("\r" + cut + " ".repeat(terminal.columns() - 1 - cut.length()));
        } else {
            err.println(text);
        }
        err.flush();
    }

    static String text(PublishCounters.Counts counts, long bytesRead, long total, Duration elapsed) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        String rates = String.format(Locale.ROOT, "%,d sent  %,d refused  %,.0f/s", counts.acknowledged(),
                counts.refused(), counts.acknowledged() / seconds);
        if (total <= 0) {
            return rates;
        }
        // Lines that are read but not yet acknowledged do not count as done.
        double fraction = Math.min(1, (double) bytesRead / total)
                * (counts.read() == 0 ? 0 : 1 - (double) counts.unconfirmed() / counts.read());
        int filled = (int) (fraction * BAR_WIDTH);
        long secondsLeft = fraction > 0 ? Math.round(seconds / fraction - seconds) : 0;
        return String.format(Locale.ROOT, "[%s%s] %3.0f%%  %s  ETA %d:%02d", "#".repeat(filled),
                ".".repeat(BAR_WIDTH - filled),
                fraction * 100, rates, secondsLeft / 60, secondsLeft % 60);
    }
}
