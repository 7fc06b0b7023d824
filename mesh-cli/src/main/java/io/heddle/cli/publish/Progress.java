// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.Terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how far publishing is: a bar that redraws itself on a terminal, elsewhere a line every few seconds. A thread of
 * its own draws; closing it clears the bar.
 */
final class Progress implements AutoCloseable {
    private static final long REDRAW_MILLIS = 100;
    private static final long LINE_MILLIS = 5_000;
    private static final int BAR = 20;
    private final PrintWriter err;
    private final Terminal terminal;
    private final Tally tally;
    private final LongSupplier bytesDone;
    private final long bytesTotal;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService drawing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    private Progress(PrintWriter err, Terminal terminal, Tally tally, LongSupplier bytesDone, long bytesTotal) {
        this.err = err;
        this.terminal = terminal;
        this.tally = tally;
        this.bytesDone = bytesDone;
        this.bytesTotal = bytesTotal;
    }

    /** @param bytesTotal of the input; 0 if not known */
    static Progress start(PrintWriter err, Terminal terminal, Tally tally, LongSupplier bytesDone, long bytesTotal) {
        Progress progress = new Progress(err, terminal, tally, bytesDone, bytesTotal);
        long period = terminal.errIsTerminal() ? REDRAW_MILLIS : LINE_MILLIS;
        var _ = progress.drawing.scheduleAtFixedRate(progress::draw, period, period, TimeUnit.MILLISECONDS);
        return progress;
    }

    @Override
    public void close() {
        drawing.shutdownNow();
        if (terminal.errIsTerminal()) {
            err.print("\r" + " ".repeat(terminal.columns() - 1) + "\r");
            err.flush();
        }
    }

    private synchronized void draw() {
        Tally.Counts counts = tally.counts();
        String text = text(counts, bytesDone.getAsLong(), bytesTotal, Duration.ofNanos(System.nanoTime() - began));
        if (terminal.errIsTerminal()) {
            String cut = text.substring(0, Math.min(text.length(), terminal.columns() - 1));
            err.print("\r" + cut + " ".repeat(terminal.columns() - 1 - cut.length()));
        } else {
            err.println(text);
        }
        err.flush();
    }

    static String text(Tally.Counts counts, long done, long total, Duration elapsed) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        String rates = String.format(Locale.ROOT, "%,d sent  %,d refused  %,.0f/s", counts.acknowledged(),
                counts.refused(), counts.acknowledged() / seconds);
        if (total <= 0) {
            return rates;
        }
        // What is read but not acknowledged yet is not done.
        double share = Math.min(1, (double) done / total)
                * (counts.read() == 0 ? 0 : 1 - (double) counts.unconfirmed() / counts.read());
        int filled = (int) (share * BAR);
        long left = share > 0 ? Math.round(seconds / share - seconds) : 0;
        return String.format(Locale.ROOT, "[%s%s] %3.0f%%  %s  ETA %d:%02d", "#".repeat(filled), ".".repeat(BAR - filled),
                share * 100, rates, left / 60, left % 60);
    }
}
