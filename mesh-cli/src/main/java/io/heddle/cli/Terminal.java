// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What is at the other end of the output. The launcher asks the shell and passes the answer on as system properties,
 * because Java can only ask about input and output together.
 *
 * @param outIsTerminal whether a person reads standard output: then colours
 * @param errIsTerminal whether a person reads standard error: then progress bars that redraw themselves
 * @param colour whether colours are wanted ({@code NO_COLOR}, see no-color.org, and {@code TERM=dumb} say no)
 * @param columns the width, at least 40; 80 where it is not known
 */
public record Terminal(boolean outIsTerminal, boolean errIsTerminal, boolean colour, int columns) {
    private static final int DEFAULT_COLUMNS = 80;

    /** No terminal at all: a file, a pipe, a test. */
    public static Terminal none() {
        return new Terminal(false, false, false, DEFAULT_COLUMNS);
    }

    static Terminal detect(Map<String, String> environment) {
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.get("TERM"));
        return new Terminal(
                isTerminal("heddle.stdout.terminal"),
                isTerminal("heddle.stderr.terminal"),
                !noColour,
                columns(System.getProperty("heddle.columns")));
    }

    /** For standard output. */
    public Ansi ansi() {
        return new Ansi(colour && outIsTerminal);
    }

    /** For standard error. */
    public Ansi errAnsi() {
        return new Ansi(colour && errIsTerminal);
    }

    private static boolean isTerminal(String property) {
        return Boolean.getBoolean(property);
    }

    private static int columns(@Nullable String told) {
        if (told == null || !told.matches("[0-9]{1,4}")) {
            return DEFAULT_COLUMNS;
        }
        int columns = Integer.parseInt(told);
        return columns == 0 ? DEFAULT_COLUMNS : Math.max(40, columns);
    }
}
