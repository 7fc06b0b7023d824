// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.CliContext;
import io.heddle.log.quarantine.Settler;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Shows how far a run is, keeps it to a rate, and ends it when it is told to. Not thread-safe. */
final class SettlingProgress implements Settler.Progress, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;
    private final CliContext context;
    private final String done;
    private final double nanosPerRecord;
    private final AtomicBoolean stopping;
    private long total;
    private long began = System.nanoTime();
    private long shown = began;
    private boolean drawn;

    /** @param done what becomes of a record, in a word */
    SettlingProgress(CliContext context, String done, int rate, AtomicBoolean stopping) {
        this.context = context;
        this.done = done;
        this.nanosPerRecord = 1e9 / rate;
        this.stopping = stopping;
    }

    void begin(long records, String line) {
        total = records;
        context.err().println(line);
        context.err().flush();
        began = System.nanoTime();
    }

    @Override
    public boolean settled(long records) {
        boolean terminal = context.terminal().errIsTerminal();
        long now = System.nanoTime();
        if (total > 0 && now - shown > (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            String line = String.format(Locale.ROOT, "%,d of %,d %s", records, total, done);
            context.err().print(terminal ? "\r" + line : line + System.lineSeparator());
            context.err().flush();
            shown = now;
            drawn = terminal;
        }
        long due = began + (long) (records * nanosPerRecord);
        while (records < total && !stopping.get() && due > System.nanoTime()) {
            LockSupport.parkNanos(Math.min(REDRAW_NANOS, due - System.nanoTime()));
        }
        return !stopping.get();
    }

    @Override
    public void close() {
        if (drawn) {
            context.err().print("\r" + " ".repeat(context.terminal().columns() - 1) + "\r");
            context.err().flush();
        }
    }
}
