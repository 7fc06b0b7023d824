// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.util.Comparator;

/**
 * A position in a text.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record TextPosition(int line, int column) implements Comparable<TextPosition> {
    /** The start of the text. */
    public static final TextPosition START = new TextPosition(1, 1);

    private static final Comparator<TextPosition> ORDER =
            Comparator.comparingInt(TextPosition::line).thenComparingInt(TextPosition::column);

    @Override
    public int compareTo(TextPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
