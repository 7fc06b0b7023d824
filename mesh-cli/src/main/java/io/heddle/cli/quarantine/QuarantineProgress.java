// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.console.CliContext;
import io.heddle.log.quarantine.ReplayService;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Shows the progress of a run, limits its rate, and ends it when a stop is requested. Not thread-safe. */
final class QuarantineProgress implements ReplayService.Progress, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;
    private final CliContext context;
    private final String pastParticiple;
    private final double nanosPerRecord;
    private final AtomicBoolean stopping;
    private long total;
    private long startNanos = System.nanoTime();
    private long lastDrawnNanos = startNanos;
    private boolean progressDrawn;

    /** @param done the past participle shown for processed records */
    QuarantineProgress(CliContext context, String done, int rate, AtomicBoolean stopping) {
        this.context = context;
        this.pastParticiple = done;
        this.nanosPerRecord = 1e9 / rate;
        this.stopping = stopping;
    }

    void begin(long records, String line) {
        total = records;
        context.err().println(line);
        context.err().flush();
        startNanos = System.nanoTime();
    }

    @Override
    public boolean onProgress(long records) {
        boolean terminal = context.terminal().errIsTerminal();
        long now = System.nanoTime();
        if (total > 0 && now - lastDrawnNanos > (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            String line = String.format(Locale.ROOT, "%,d of %,d %s", records, total, pastParticiple);
            context.err().print(terminal ? "\r" + line : line + System.lineSeparator());
            context.err().flush();
            lastDrawnNanos = now;
            progressDrawn = terminal;
        }
        long due = startNanos + (long) (records * nanosPerRecord);
        while (records < total && !stopping.get() && due > System.nanoTime()) {
            LockSupport.parkNanos(Math.min(REDRAW_NANOS, due - System.nanoTime()));
        }
        return !stopping.get();
    }

    @Override
    public void close() {
        if (progressDrawn) {
            context.err().print("\r" + " ".repeat(context.terminal().columns() - 1) + "\r");
            context.err().flush();
        }
    }
}
