// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Whether the output goes to a terminal, and what that terminal supports. The launcher asks the shell and passes the
 * answers as system properties, because Java can only test input and output together.
 *
 * @param outIsTerminal whether standard output is a terminal; enables colours
 * @param errIsTerminal whether standard error is a terminal; enables progress bars that redraw themselves
 * @param colour whether colours are enabled; {@code NO_COLOR} (see no-color.org) and {@code TERM=dumb} disable them
 * @param columns the width, at least 40; 80 if unknown
 */
public record TerminalCapabilities(boolean outIsTerminal, boolean errIsTerminal, boolean colour, int columns) {
    private static final int DEFAULT_COLUMNS = 80;

    /** No terminal: a file, a pipe or a test. */
    public static TerminalCapabilities none() {
        return new TerminalCapabilities(false, false, false, DEFAULT_COLUMNS);
    }

    public static TerminalCapabilities detect(Map<String, String> environment) {
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.get("TERM"));
        return new TerminalCapabilities(
                isTerminal("heddle.stdout.terminal"),
                isTerminal("heddle.stderr.terminal"),
                !noColour,
                columns(System.getProperty("heddle.columns")));
    }

    /** For standard output. */
    public AnsiStyles ansi() {
        return new AnsiStyles(colour && outIsTerminal);
    }

    /** For standard error. */
    public AnsiStyles errAnsi() {
        return new AnsiStyles(colour && errIsTerminal);
    }

    private static boolean isTerminal(String property) {
        return Boolean.getBoolean(property);
    }

    private static int columns(@Nullable String columnsProperty) {
        if (columnsProperty == null || !columnsProperty.matches("[0-9]{1,4}")) {
            return DEFAULT_COLUMNS;
        }
        int columns = Integer.parseInt(columnsProperty);
        return columns == 0 ? DEFAULT_COLUMNS : Math.max(40, columns);
    }
}
