// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.cli.console.AnsiStyles;
import io.heddle.cli.console.CliContext;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * The demo's output: permanent lines and, on a terminal, a status line below them that is redrawn. Otherwise the status
 * is printed as a plain line every few seconds. Confined to one thread.
 */
final class DemoScreen {
    private static final Duration PLAIN_STATUS = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final AnsiStyles ansi;
    private final boolean redraws;
    private final int columns;
    private Instant lastStatus = Instant.EPOCH;
    private boolean statusShown;

    DemoScreen(CliContext context) {
        this.out = context.out();
        this.ansi = context.terminal().ansi();
        this.redraws = context.terminal().outIsTerminal();
        this.columns = Math.min(context.terminal().columns(), 100);
    }

    AnsiStyles ansi() {
        return ansi;
    }

    /** Prints a heading. */
    void phase(String title) {
        line("");
        line(ansi.bold(title));
    }

    /** Prints a permanent line. */
    void line(String text) {
        clearStatus();
        out.println(text);
        out.flush();
    }

    /** Prints an indented line. */
    void item(String text) {
        line("  " + text);
    }

    /** Prints a label and its text in two columns. */
    void pair(String label, String text) {
        item(ansi.dim(pad(label, 16)) + text.stripTrailing());
    }

    /** Prints the result of a check with a pass or fail mark. */
    void finding(boolean passed, String text) {
        item((passed ? ansi.green("✔") : ansi.red("✘")) + " " + text);
    }

    /** Updates the status line. */
    void status(String text) {
        if (redraws) {
            out.print("\r\u001b[2K" + ansi.dim(fit("  " + text, columns - 1)));
            out.flush();
            statusShown = true;
        } else if (Duration.between(lastStatus, Instant.now()).compareTo(PLAIN_STATUS) >= 0) {
            lastStatus = Instant.now();
            out.println("  " + text);
            out.flush();
        }
    }

    /** Removes the status line. */
    void clearStatus() {
        if (statusShown) {
            out.print("\r\u001b[2K");
            statusShown = false;
        }
    }

    static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
