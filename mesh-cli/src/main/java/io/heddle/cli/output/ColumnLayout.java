// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Widths and line breaks. */
final class ColumnLayout {
    private ColumnLayout() {}

    /** Characters as a person counts them; control characters never reach a terminal, see {@link #wrap}. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Takes from the widest columns until the sum fits; no column gets narrower than the least. */
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

    /** After the last mark that joins words, if it is not too early in the line. */
    private static int breakInWord(String text, int end) {
        for (int i = end - 1; i > end / 2; i--) {
            if (".-_/@=:".indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return end;
    }

    /** Breaks at blanks, or within a word that is too long alone. Control characters become '?'. */
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
