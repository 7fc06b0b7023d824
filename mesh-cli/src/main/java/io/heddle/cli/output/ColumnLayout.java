// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Column widths and line breaks. */
final class ColumnLayout {
    private ColumnLayout() {}

    /** Shrinks the widest columns until the sum fits, but no column below the minimum. */
    static int[] widths(int[] natural, int available, int minimum) {
        int[] widths = natural.clone();
        int excess = -available;
        for (int width : widths) {
            excess += width;
        }
        while (excess > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] >= widths[widest] ? i : widest;
            }
            if (widths[widest] <= minimum) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    /** The break position after the last joining punctuation mark, unless that is too early in the line. */
    private static int breakInWord(String text, int end) {
        for (int i = end - 1; i > end / 2; i--) {
            if (".-_/@=:".indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return end;
    }

    /** Replaces line breaks with spaces and whatever else a terminal may obey with '?'. */
    static String printable(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]", "?");
    }

    /** Breaks at spaces, or inside a word that is too long for a line. */
    static List<String> wrap(String text, int width) {
        String rest = text;
        List<String> lines = new ArrayList<>();
        while (DisplayWidth.of(rest) > width) {
            int end = DisplayWidth.fitting(rest, width);
            int blank = rest.lastIndexOf(' ', end);
            int cut = blank > 0 ? blank : breakInWord(rest, end);
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
