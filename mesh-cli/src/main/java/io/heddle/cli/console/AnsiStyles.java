// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

/**
 * ANSI colours, or plain text if disabled: {@code ansi.green("ready")}. Immutable.
 *
 * <p>Colour never carries meaning alone; the text says the same.
 */
public record AnsiStyles(boolean enabled) {
    public String bold(String text) {
        return style("1", text);
    }

    public String dim(String text) {
        return style("2", text);
    }

    public String red(String text) {
        return style("31", text);
    }

    public String green(String text) {
        return style("32", text);
    }

    public String yellow(String text) {
        return style("33", text);
    }

    public String cyan(String text) {
        return style("36", text);
    }

    private String style(String code, String text) {
        return enabled ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
