// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A table with aligned columns and a maximum width; long cells wrap. Not thread-safe.
 *
 * <pre>{@code
 * out.print(TerminalTable.of("PRODUCT", "RECORDS").right(1).row("crm.customers", "599").render(80));
 * }</pre>
 */
public final class TerminalTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;
    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();
    private Set<Integer> rightAligned = Set.of();

    /** A text and the style to apply after layout. Control characters never reach the terminal. */
    public record Cell(String text, UnaryOperator<String> style) {
        public Cell {
            text = ColumnLayout.printable(text);
        }

        public static Cell plain(String text) {
            return new Cell(text, UnaryOperator.identity());
        }
    }

    private TerminalTable(List<String> headings) {
        this.headings = headings;
    }

    public static TerminalTable of(String... headings) {
        return new TerminalTable(List.of(headings));
    }

    /** Right-aligns columns (0-based), as for numbers. */
    public TerminalTable right(Integer... columns) {
        rightAligned = Set.of(columns);
        return this;
    }

    public TerminalTable row(String... texts) {
        return row(List.of(texts).stream().map(Cell::plain).toList());
    }

    public TerminalTable row(List<Cell> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + headings.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Renders the table; each line fits the width and ends with a line break. */
    public String render(int width) {
        int[] widths = ColumnLayout.widths(naturalWidths(), width - GAP.length() * (headings.size() - 1), NARROWEST);
        StringBuilder out = new StringBuilder();
        render(headings.stream().map(Cell::plain).toList(), widths, out);
        rows.forEach(row -> render(row, widths, out));
        return out.toString();
    }

    private int[] naturalWidths() {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(headings.get(i));
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).text()));
            }
        }
        return widths;
    }

    private void render(List<Cell> row, int[] widths, StringBuilder out) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(ColumnLayout.wrap(row.get(i).text(), widths[i]));
            height = Math.max(height, wrapped.get(i).size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            int blanks = 0;
            for (int i = 0; i < widths.length; i++) {
                String segment = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                int padding = widths[i] - DisplayWidth.of(segment);
                int before = rightAligned.contains(i) ? padding : 0;
                if (segment.isEmpty()) {
                    blanks += padding + GAP.length();
                } else {
                    text.repeat(' ', blanks + before).append(row.get(i).style().apply(segment));
                    blanks = padding - before + GAP.length();
                }
            }
            out.append(text).append('\n');
        }
    }
}
