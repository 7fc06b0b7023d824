// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Column widths and line breaks. */
final class ColumnLayout {
    private ColumnLayout() {}

    /** The number of user-perceived characters. Control characters never reach the terminal, see {@link #wrap}. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

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

    /** Breaks at spaces, or inside a word that is too long for a line. Replaces control characters with '?'. */
    static List<String> wrap(String text, int width) {
        String rest = text.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
        List<String> lines = new ArrayList<>();
        while (width(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int blank = rest.lastIndexOf(' ', end);
            int cut = blank > 0 ? blank : breakInWord(rest, end);
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
